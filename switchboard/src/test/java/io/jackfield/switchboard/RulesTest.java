package io.jackfield.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackfield.core.Principal;
import io.jackfield.switchboard.Rules.Action;
import io.jackfield.switchboard.Rules.Effect;
import io.jackfield.switchboard.Rules.Rule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

class RulesTest {
    private static final List<Action> ACTIONS = List.of(Action.values());

    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, true",
        "a/b, a/c, false",
        "*, a, true",
        "*, a/b, false",
        "a/*, a/b, true",
        "a/*, a/b/c, false",
        "a/**, a/b/c, true",
        "a/**, a, false",
        "**, a/b, true",
        "**/c, a/b/c, true",
        "a*c/d, abbc/d, true",
        "a.c, abc, false",
        "*/*/*, a/b/c, true"
    })
    void matchesPatterns(String pattern, String name, boolean matches) {
        assertThat(NamePattern.of(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void allowsAllWithoutRulesAndDeniesWhatNoRuleAllows() {
        var ada = new Principal("ada");
        assertThat(Rules.NONE.allow(ada, Action.CALL, "a")).isTrue();
        var rules = Rules.of(Rule.allow("ada", "a", Action.CALL));
        assertThat(rules.allow(ada, Action.CALL, "a")).isTrue();
        assertThat(rules.allow(ada, Action.PUBLISH, "a")).isFalse();
        assertThat(rules.allow(ada, Action.CALL, "b")).isFalse();
        assertThat(rules.allow(Principal.LOCAL, Action.OFFER, "b")).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Rule.allow("", "a", Action.CALL));
        assertThatIllegalArgumentException().isThrownBy(() -> Rule.allow("a", "b"));
    }

    @Test
    void takesNoTimeForPatternsOfManyStars() {
        var pattern = NamePattern.of("*a".repeat(127));
        assertThat(pattern.matches("a".repeat(254) + "b")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void decidesAsANaiveModelDoes(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var rules = new ArrayList<Rule>();
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                rules.add(
                        new Rule(
                                random.nextInt(3) == 0 ? Effect.DENY : Effect.ALLOW,
                                EnumSet.of(
                                        ACTIONS.get(random.nextInt(ACTIONS.size())), Action.CALL),
                                pattern(random),
                                pattern(random)));
            }
            var compiled = Rules.of(rules);
            for (int i = 0; i < 50; i++) {
                var principal = new Principal(name(random));
                var action = ACTIONS.get(random.nextInt(ACTIONS.size()));
                String name = name(random);
                assertThat(compiled.allow(principal, action, name))
                        .as("%s %s %s by %s", principal, action, name, rules)
                        .isEqualTo(naive(rules, principal, action, name));
            }
        }
    }

    private static boolean naive(
            Iterable<Rule> rules, Principal principal, Action action, String name) {
        boolean allowed = false;
        boolean denied = false;
        for (Rule rule : rules) {
            if (rule.actions().contains(action)
                    && regex(rule.principals()).matcher(principal.name()).matches()
                    && regex(rule.names()).matcher(name).matches()) {
                allowed |= rule.effect() == Effect.ALLOW;
                denied |= rule.effect() == Effect.DENY;
            }
        }
        return allowed && !denied;
    }

    private static Pattern regex(String pattern) {
        return Pattern.compile(pattern.replace("**", "#").replace("*", "[^/]*").replace("#", ".*"));
    }

    private static String name(Random random) {
        var name = new StringBuilder().append((char) ('a' + random.nextInt(2)));
        for (int i = random.nextInt(3); i > 0; i--) {
            name.append(random.nextBoolean() ? "/" : "").append((char) ('a' + random.nextInt(2)));
        }
        return name.toString();
    }

    private static String pattern(Random random) {
        String name = name(random);
        return switch (random.nextInt(4)) {
            case 0 -> name.replaceFirst("a", "*");
            case 1 -> name.replaceFirst("b", "**");
            case 2 -> name + (random.nextBoolean() ? "*" : "/**");
            default -> name;
        };
    }
}
