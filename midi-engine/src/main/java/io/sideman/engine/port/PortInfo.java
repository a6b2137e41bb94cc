package io.sideman.engine.port;

/// A MIDI port that can be opened.
///
/// @param id the same from day to day while the system names the device alike: name, and a number
///   when several devices share it
/// @param vendor empty when unknown
public record PortInfo(String id, String name, String vendor) {
  @Override
  public String toString() {
    return vendor.isEmpty() ? "\"" + id + "\"" : "\"" + id + "\" (" + vendor + ")";
  }
}
