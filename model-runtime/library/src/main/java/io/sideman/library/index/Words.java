package io.sideman.library.index;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Splits what people write into words: lower case, without accents, at anything that is neither
/// letter nor digit, between letters and digits, and where small letters turn to capitals
/// (`DeepHouse_Kick01` is deep, house, kick, 01). No stemming. The sharp of a key (`F#`) stays.
public final class Words {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern WORD =
      Pattern.compile("(?<![\\p{L}\\d])[a-g]#|\\p{L}+|\\d+(?:\\.\\d+)?");

  private Words() {}

  public static List<String> of(String text) {
    String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    String parted = CAMEL.matcher(plain).replaceAll(" ").toLowerCase(Locale.ROOT);
    var words = new ArrayList<String>();
    var matcher = WORD.matcher(parted);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
