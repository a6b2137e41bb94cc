package io.sideman.app.link;

/// Where everything lies in a link file: the offsets, sizes and numbers of
/// `native/include/sideman/link.h`, version 1. A file states its sizes and is refused when they
/// differ; a test compares the offsets with the header as a C compiler lays it out.
final class LinkLayout {
  static final long MAGIC = 0x4B4E4C4E414D4453L;
  static final int VERSION = 1;
  static final int ROLES = 5;
  static final int REPORTS = 4096;
  static final int ORDERS = 2048;
  static final int RECALLS = 16;
  static final int CONTROLS = 64;
  static final int VIEW_NOTES = 512;
  static final long STALE_NANOS = 200_000_000;

  /// What every version understands.
  static final int HEADER_BYTES = 64;

  static final int REPORT_BYTES = 64;
  static final int ORDER_BYTES = 32;
  static final int VIEW_BYTES = 4384;
  static final int NAME_BYTES = 24;
  static final int STYLE_BYTES = 32;
  static final int STYLE_WORDS = STYLE_BYTES / 8;

  static final long MAGIC_AT = 0;
  static final long VERSION_AT = 8;
  static final long SIZE_AT = 12;
  static final long REPORT_SIZE_AT = 16;
  static final long ORDER_SIZE_AT = 20;
  static final long VIEW_SIZE_AT = 24;
  static final long EDGE_KIND_AT = 28;
  static final long EDGE_PID_AT = 32;
  static final long COMPANION_VERSION_AT = 36;
  static final long NAME_AT = 40;
  static final long COMPANION_AT = 64;
  static final long HEARTBEAT_AT = 72;
  static final long COMPANION_PID_AT = 80;
  static final long PANIC_AT = 84;
  static final long GENERATION_AT = 88;
  static final long RECALLED_AT = 120;
  static final long ORDERS_REFUSED_AT = 1144;
  static final long SAMPLE_RATE_AT = 1216;
  static final long EDGE_NANOS_AT = 1224;
  static final long FRAME_AT = 1232;
  static final long EPOCH_AT = 1240;
  static final long SOUNDING_AT = 1244;
  static final long NOTES_STARTED_AT = 1248;
  static final long NOTES_ENDED_AT = 1256;
  static final long NOTES_LATE_AT = 1264;
  static final long NOTES_STALE_AT = 1272;
  static final long LATEST_FRAMES_AT = 1280;
  static final long REPORTS_REFUSED_AT = 1288;
  static final long ORDERS_BROKEN_AT = 1296;
  static final long OUTPUT_LATENCY_AT = 1304;
  static final long LISTENS_AT = 1308;
  static final long CONTROL_AT = 1312;
  static final long STATE_STYLE_AT = 1568;
  static final long SEED_AT = 1600;
  static final long REPORTS_WRITTEN_AT = 1664;
  static final long REPORTS_READ_AT = 1728;
  static final long ORDERS_WRITTEN_AT = 1792;
  static final long ORDERS_READ_AT = 1856;
  static final long NOW_WRITTEN_AT = 1920;
  static final long NOW_READ_AT = 1984;
  static final long REPORT_AT = 2048;
  static final long ORDER_AT = 264_192;
  static final long NOW_ORDER_AT = 329_728;
  static final long VIEW_AT = 395_264;
  static final int FILE_BYTES = 399_648;

  static final int KIND_PLUGIN = 1;
  static final int KIND_PORTS = 2;

  static final int REPORT_BLOCK = 1;
  static final int REPORT_INPUT = 2;
  static final int REPORT_CONTROL = 3;
  static final int HAS_TRANSPORT = 1;
  static final int PLAYING = 2;
  static final int JUMPED = 4;
  static final int LOOPED = 8;
  static final int OFFLINE = 16;

  static final int ORDER_NOTE = 1;
  static final int ORDER_RELEASE = 2;
  static final int ORDER_MIDI = 3;
  static final int UNIT_FRAMES = 0;
  static final int UNIT_TICKS = 1;
  static final int UNIT_SHIFT = 6;

  private LinkLayout() {}
}
