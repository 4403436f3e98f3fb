import { Board } from "./Board";

const App = () => (
  <section className="board">
    <Board />
  </section>
);

export default App;
