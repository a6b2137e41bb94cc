/// LSTM inference, model files and the players of the band. No training library.
module io.sideman.players {
  requires transitive io.sideman.engine;
  requires static transitive org.jspecify;
}
