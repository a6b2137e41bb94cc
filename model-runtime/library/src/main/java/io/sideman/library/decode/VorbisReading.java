package io.sideman.library.decode;

import com.github.trilarion.sound.vorbis.jcraft.jogg.Packet;
import com.github.trilarion.sound.vorbis.jcraft.jogg.Page;
import com.github.trilarion.sound.vorbis.jcraft.jogg.StreamState;
import com.github.trilarion.sound.vorbis.jcraft.jogg.SyncState;
import com.github.trilarion.sound.vorbis.jcraft.jorbis.Block;
import com.github.trilarion.sound.vorbis.jcraft.jorbis.Comment;
import com.github.trilarion.sound.vorbis.jcraft.jorbis.DspState;
import com.github.trilarion.sound.vorbis.jcraft.jorbis.Info;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Ogg Vorbis by JOrbis: the first Vorbis stream of the file.
final class VorbisReading {
  private static final int BLOCK = 8192;
  private static final int HEADERS = 3;

  private final InputStream in;
  private final double mostSeconds;
  private final SyncState sync = new SyncState();
  private final Page page = new Page();
  private final Packet packet = new Packet();
  private final Info info = new Info();
  private final Comment comment = new Comment();
  private @Nullable StreamState stream;
  private int serial;
  private int headers;
  private @Nullable Decoding decoding;
  private long lastFrame;

  private VorbisReading(InputStream in, double mostSeconds) {
    this.in = in;
    this.mostSeconds = mostSeconds;
    sync.init();
    info.init();
    comment.init();
  }

  static Sound read(InputStream in, double mostSeconds) throws IOException {
    try {
      return new VorbisReading(in, mostSeconds).read();
    } catch (RuntimeException e) {
      throw new SoundException("its sound is damaged", e);
    }
  }

  private Sound read() throws IOException {
    while (decoding == null || !decoding.tape.isFull()) {
      int offset = sync.buffer(BLOCK);
      int got = in.readNBytes(sync.data, offset, BLOCK);
      sync.wrote(got);
      for (int found = sync.pageout(page); found != 0; found = sync.pageout(page)) {
        if (found > 0 && !page()) {
          return finished();
        }
      }
      if (got < BLOCK) {
        break;
      }
    }
    return finished();
  }

  private Sound finished() throws SoundException {
    if (decoding == null) {
      throw new SoundException("it is an Ogg file without a whole Vorbis stream");
    }
    var label = new LabelMaker();
    for (int i = 0; i < comment.comments; i++) {
      byte[] bytes = comment.user_comments[i];
      String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
      int equals = text.indexOf('=');
      if (equals > 0) {
        label.tag(text.substring(0, equals), text.substring(equals + 1).replace("\0", ""));
      }
    }
    return decoding.tape.sound(label, 0);
  }

  /// Takes a page; false when the stream is over.
  private boolean page() throws SoundException {
    if (stream == null) {
      if (page.bos() == 0) {
        return true;
      }
      start();
    }
    StreamState into = stream;
    if (into == null || page.serialno() != serial) {
      return true;
    }
    if (page.granulepos() > 0) {
      lastFrame = page.granulepos();
    }
    into.pagein(page);
    for (int found = into.packetout(packet); found != 0; found = into.packetout(packet)) {
      if (found > 0) {
        packet();
      }
    }
    trim();
    return page.eos() == 0;
  }

  private void start() throws SoundException {
    String opening =
        new String(
            page.body_base, page.body, Math.min(page.body_len, 8), StandardCharsets.ISO_8859_1);
    if (!opening.startsWith("\1vorbis")) {
      boolean opus = opening.startsWith("Opus");
      throw new SoundException(
          "it is an Ogg file, but holds %s instead of Vorbis"
              .formatted(opus ? "Opus" : "something else"));
    }
    serial = page.serialno();
    var fresh = new StreamState();
    fresh.init(serial);
    stream = fresh;
  }

  private void packet() throws SoundException {
    if (headers < HEADERS) {
      if (info.synthesis_headerin(comment, packet) < 0) {
        throw new SoundException("its description is damaged");
      }
      headers++;
      if (headers == HEADERS) {
        decoding = new Decoding(info, new Tape(info.channels, info.rate, mostSeconds));
      }
    } else if (decoding != null) {
      decoding.packet(packet);
    }
  }

  /// The last page says how many frames there are; its last block may hold more.
  private void trim() {
    if (decoding != null && page.eos() != 0 && lastFrame > 0) {
      long surplus = decoding.tape.frames() - lastFrame;
      if (surplus > 0 && surplus < BLOCK) {
        decoding.tape.advance((int) -surplus);
      }
    }
  }

  /// What decodes once the headers are known.
  private static final class Decoding {
    private final DspState dsp = new DspState();
    private final Block block;
    private final Tape tape;
    private final float[][][] pcm = new float[1][][];
    private final int[] starts;

    Decoding(Info info, Tape tape) {
      dsp.synthesis_init(info);
      block = new Block(dsp);
      this.tape = tape;
      starts = new int[info.channels];
    }

    void packet(Packet packet) {
      if (block.synthesis(packet) == 0) {
        dsp.synthesis_blockin(block);
      }
      for (int n = dsp.synthesis_pcmout(pcm, starts);
          n > 0;
          n = dsp.synthesis_pcmout(pcm, starts)) {
        int fit = tape.room(n);
        for (int c = 0; c < tape.channels(); c++) {
          for (int i = 0; i < fit; i++) {
            tape.set(c, i, pcm[0][c][starts[c] + i]);
          }
        }
        tape.advance(fit);
        dsp.synthesis_read(n);
      }
    }
  }
}
