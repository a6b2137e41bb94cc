/// LSTM inference, model files and the players of the band. No training library.
module io.sideman.players {
  requires transitive io.sideman.engine;
  requires com.fasterxml.jackson.databind;
  requires static jdk.incubator.vector;
  requires static transitive org.jspecify;

  exports io.sideman.players;
  exports io.sideman.players.harmonize;
  exports io.sideman.players.harmony;
  exports io.sideman.players.infill;
  exports io.sideman.players.loop;
  exports io.sideman.players.lstm;
  exports io.sideman.players.model;
  exports io.sideman.players.net;
  exports io.sideman.players.originality;
  exports io.sideman.players.parts;
  exports io.sideman.players.sample;
  exports io.sideman.players.taps;
  exports io.sideman.players.tokens;
  exports io.sideman.players.touch;
  exports io.sideman.players.vae;
}
