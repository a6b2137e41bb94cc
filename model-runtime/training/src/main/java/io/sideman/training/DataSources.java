package io.sideman.training;

import io.sideman.players.model.DataSheet;

/// Licence and origin of each data set, as the model files tell them.
public final class DataSources {
  private DataSources() {}

  public static DataSheet.Source source(String dataSet, int songs) {
    return switch (dataSet) {
      case "groove_gmd" ->
          of("Groove MIDI Dataset", "CC-BY-4.0", "Google LLC, magenta.tensorflow.org", songs);
      case "freedoom" -> of("Freedoom music", "BSD-3-Clause", "Freedoom contributors", songs);
      case "cc0_midis" -> of("CC0 MIDIs", "CC0-1.0", "M. Malandro", songs);
      case "blasphemer" -> of("Blasphemer music", "BSD-3-Clause", "Blasphemer project", songs);
      case "easyrpg_rtp" -> of("EasyRPG RTP music", "CC-BY-4.0", "EasyRPG RTP contributors", songs);
      case "pop909_cl" ->
          of(
              "POP909 and POP909-CL",
              "MIT",
              "Z. Wang, K. Chen and others; corrected edition",
              songs);
      case "openewld_uspd" -> of("OpenEWLD", "MIT", "F. Simonetta and others", songs);
      case "mcgill_billboard" ->
          of("McGill Billboard", "CC0-1.0", "J. A. Burgoyne, J. Wild, I. Fujinaga", songs);
      case "sonicpi_samples_cc0" ->
          of("Sonic Pi samples", "CC0-1.0", "freesound.org, Uwe Zahn; Sonic Pi", songs);
      case "rendered" ->
          of(
              "Sideman's own styles over McGill Billboard progressions",
              "CC0-1.0",
              "Sideman contributors",
              songs);
      default -> of(dataSet, "unknown", "unknown", songs);
    };
  }

  private static DataSheet.Source of(String name, String licence, String origin, int songs) {
    return new DataSheet.Source(name, licence, origin, songs);
  }
}
