/// Musical time, events, listening, styles and the conductor. Needs nothing else of Sideman.
module io.sideman.engine {
  requires transitive java.desktop;
  requires com.fasterxml.jackson.databind;
  requires static transitive org.jspecify;
  requires static uk.co.xfactorylibrarians.coremidi4j;

  exports io.sideman.engine.band;
  exports io.sideman.engine.conduct;
  exports io.sideman.engine.chart;
  exports io.sideman.engine.clock;
  exports io.sideman.engine.curves;
  exports io.sideman.engine.event;
  exports io.sideman.engine.files;
  exports io.sideman.engine.harmony;
  exports io.sideman.engine.listen;
  exports io.sideman.engine.listen.form;
  exports io.sideman.engine.listen.harmony;
  exports io.sideman.engine.session;
  exports io.sideman.engine.listen.beat;
  exports io.sideman.engine.schedule;
  exports io.sideman.engine.port;
  exports io.sideman.engine.ring;
  exports io.sideman.engine.score;
  exports io.sideman.engine.smf;
  exports io.sideman.engine.steer;
  exports io.sideman.engine.style;
  exports io.sideman.engine.time;
}
