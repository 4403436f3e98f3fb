export async function rest(): Promise<null> {
  return null;
}
