import { endianness } from "node:os";

/** Numbers of system calls on one processor architecture (`linux/audit.h`, `asm/unistd.h`). */
interface Architecture {
  readonly audit: number;
  readonly clone: number;
  /** Calls that start a process or leave the sandbox's bounds of memory and namespaces. */
  readonly refused: readonly number[];
}

const clone3 = 435;
const ioUringSetup = 425;

const architectures: Readonly<Record<string, Architecture>> = {
  x64: {
    audit: 0xc000003e,
    clone: 56,
    // shmget, fork, vfork, ptrace, pivot_root, mount, umount2, kexec_load, add_key, request_key, keyctl, unshare,
    // perf_event_open, setns, process_vm_readv, process_vm_writev, memfd_create, bpf, userfaultfd
    refused: [
      29, 57, 58, 101, 155, 165, 166, 246, 248, 249, 250, 272, 298, 308, 310, 311, 319, 321, 323,
    ],
  },
  arm64: {
    audit: 0xc00000b7,
    clone: 220,
    // the same but fork and vfork, which this architecture does not have
    refused: [194, 117, 41, 40, 39, 104, 217, 218, 219, 97, 241, 268, 270, 271, 279, 280, 282],
  },
};

const cloneThread = 0x00010000;
/** Numbers from here on name calls of the x32 interface, which would pass by every comparison. */
const foreignInterface = 0x40000000;

// Offsets in `struct seccomp_data`; the first argument's low half comes first.
const numberOffset = 0;
const architectureOffset = 4;
const firstArgumentOffset = 16;

const loadWord = 0x20;
const jumpIfEqual = 0x15;
const jumpIfAtLeast = 0x35;
const jumpIfSet = 0x45;
const giveBack = 0x06;

const allow = 0x7fff0000;
const kill = 0x80000000;
const errorCode = { notPermitted: 1, tryAgain: 11, notImplemented: 38 } as const;
const fail = (code: keyof typeof errorCode): number => 0x00050000 | errorCode[code];

/** `skip` and `skipElse`: how many instructions to leave out where a comparison holds or not. */
interface Instruction {
  readonly code: number;
  readonly value: number;
  readonly skip?: number;
  readonly skipElse?: number;
}

/**
 * A seccomp filter (the bytes of a BPF program) under which a program may start threads but no processes. Undefined on
 * an architecture that it does not know.
 */
export function createSeccompFilter(architecture: string = process.arch): Buffer | undefined {
  const known = architectures[architecture];
  if (known === undefined || endianness() !== "LE") return undefined;
  return Buffer.concat(program(known).map(encode));
}

function program({ audit, clone, refused }: Architecture): readonly Instruction[] {
  return [
    { code: loadWord, value: architectureOffset },
    { code: jumpIfEqual, value: audit, skip: 1 },
    { code: giveBack, value: kill },
    { code: loadWord, value: numberOffset },
    ...when({ code: jumpIfAtLeast, value: foreignInterface }, fail("notImplemented")),
    // Its flags lie where a filter cannot look; the C library then falls back to `clone`.
    ...when({ code: jumpIfEqual, value: clone3 }, fail("notImplemented")),
    ...[...refused, ioUringSetup].flatMap((number) =>
      when({ code: jumpIfEqual, value: number }, fail("notPermitted")),
    ),
    { code: jumpIfEqual, value: clone, skip: 1 },
    { code: giveBack, value: allow },
    { code: loadWord, value: firstArgumentOffset },
    { code: jumpIfSet, value: cloneThread, skipElse: 1 },
    { code: giveBack, value: allow },
    { code: giveBack, value: fail("tryAgain") },
  ];
}

function when(test: Instruction, result: number): readonly Instruction[] {
  return [
    { ...test, skipElse: 1 },
    { code: giveBack, value: result },
  ];
}

/** `struct sock_filter` */
function encode({ code, value, skip = 0, skipElse = 0 }: Instruction): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(code, 0);
  bytes.writeUInt8(skip, 2);
  bytes.writeUInt8(skipElse, 3);
  bytes.writeUInt32LE(value, 4);
  return bytes;
}
