package io.sideman.library.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.Query;

/// Musicians' words: which mean the same, and which stand for a number, a role or a mode. A line is
/// `words = meanings`, both with commas between: words of one line mean the same, and a meaning is
/// another word or a condition (see [Condition]). The rule is told in docs/library.md.
public final class Thesaurus {
  /// Knows no word; numbers and keys are understood all the same.
  public static final Thesaurus EMPTY = new Thesaurus(Map.of());

  private static final Set<String> EMPTY_WORDS =
      Set.of("a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "some", "the", "with");
  private static final int LONGEST_PHRASE = 3;
  private static final int FUZZY_FROM = 5; // letters
  private static final double OTHER_NUMBER = 0.95; // drums for drum
  private static final double CONDITION = 0.8;
  private static final double SYNONYM = 0.6;
  private static final double MISSPELT = 0.4;

  /// @param synonyms of a word, itself left out
  /// @param conditions that meet it
  /// @param part whether it names a part of the band or an instrument
  private record Meaning(List<String> synonyms, List<Query> conditions, boolean part) {}

  private final Map<String, Meaning> meanings;

  private Thesaurus(Map<String, Meaning> meanings) {
    this.meanings = meanings;
  }

  public static Thesaurus read(Path file) throws IOException {
    return of(Files.readAllLines(file), file.toString());
  }

  static Thesaurus of(List<String> lines, String where) {
    var meanings = new HashMap<String, Meaning>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          add(meanings, line);
        } catch (IllegalArgumentException e) {
          throw new LibraryException(
              "%s, line %d: expected `words = meanings`, but found \"%s\" (%s)."
                  .formatted(where, i + 1, line, e.getMessage()),
              e);
        }
      }
    }
    return new Thesaurus(Map.copyOf(meanings));
  }

  private static void add(Map<String, Meaning> meanings, String line) {
    String[] sides = line.split(" = ", -1);
    if (sides.length > 2) {
      throw new IllegalArgumentException("more than one =");
    }
    List<String> heads = parts(sides[0]);
    var synonyms = new ArrayList<>(heads);
    var conditions = new ArrayList<Query>();
    boolean named = false;
    for (String part : sides.length == 2 ? List.of(sides[1].split(",", -1)) : List.<String>of()) {
      Optional<Query> condition = Condition.parse(part);
      named |= Condition.namesPart(part);
      condition.ifPresentOrElse(conditions::add, () -> synonyms.addAll(parts(part)));
    }
    for (String head : heads) {
      Meaning before = meanings.getOrDefault(head, new Meaning(List.of(), List.of(), false));
      var others = new ArrayList<>(before.synonyms());
      synonyms.stream().filter(word -> !word.equals(head)).forEach(others::add);
      var all = new ArrayList<>(before.conditions());
      all.addAll(conditions);
      meanings.put(
          head, new Meaning(List.copyOf(others), List.copyOf(all), before.part() || named));
    }
  }

  private static List<String> parts(String side) {
    return List.of(side.split(",", -1)).stream()
        .map(part -> String.join(" ", Words.of(part)))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /// Number of words that it knows.
  int size() {
    return meanings.size();
  }

  Wish wish(String text) {
    List<String> words = Words.of(text);
    Filter must = Filter.ANY;
    var wants = new ArrayList<Want>();
    int at = 0;
    while (at < words.size()) {
      int length = phraseAt(words, at);
      Optional<Stated> stated = length > 1 ? Optional.empty() : Stated.at(words, at, must);
      if (stated.isPresent()) {
        must = stated.get().must();
        stated.get().first().ifPresent(wants::add);
        at += stated.get().words();
      } else {
        String phrase = String.join(" ", words.subList(at, at + length));
        if (!EMPTY_WORDS.contains(phrase)) {
          wants.add(want(phrase));
        }
        at += length;
      }
    }
    return new Wish(must, wants);
  }

  private int phraseAt(List<String> words, int at) {
    for (int length = Math.min(LONGEST_PHRASE, words.size() - at); length > 1; length--) {
      if (meanings.containsKey(String.join(" ", words.subList(at, at + length)))) {
        return length;
      }
    }
    return 1;
  }

  private Want want(String phrase) {
    var want = new Want().add(Queries.phrase(phrase), 1);
    String other = phrase.endsWith("s") ? phrase.substring(0, phrase.length() - 1) : phrase + "s";
    if (!other.isEmpty()) {
      want.add(Queries.phrase(other), OTHER_NUMBER);
    }
    Meaning meaning = meanings.getOrDefault(phrase, meanings.get(other));
    if (meaning != null) {
      meaning.conditions().forEach(condition -> want.add(condition, CONDITION));
      if (meaning.part()) {
        want.part();
      }
      meaning.synonyms().forEach(synonym -> want.add(Queries.phrase(synonym), SYNONYM));
    } else if (phrase.length() >= FUZZY_FROM && Character.isLetter(phrase.charAt(0))) {
      want.add(new FuzzyQuery(new Term(Schema.WORDS, phrase), 1, 1), MISSPELT);
    }
    return want;
  }
}
