package cli.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Our time and the peer's for one piece of work, taken in turns: so many units ours, as many theirs, ours, theirs, so
 * that a busy moment of the machine falls on both. Each turn has a ratio of its own; their median is the ratio, and how
 * sure it is, the quartiles tell.
 *
 * @param ours median milliseconds of a unit, a step or a token
 * @param theirs the peer's; NaN without one
 * @param peer what the peer says it is; empty without one
 * @param ratio how many times as fast as the peer: the median of the turns' ratios; NaN without a peer
 * @param low the lower quartile of the same
 * @param high the upper one
 */
record Turns(double ours, double theirs, String peer, double ratio, double low, double high) {

    /**
     * Measures.
     *
     * @param work does so many units and gives the milliseconds of each, or of their mean
     * @param peer null for none
     * @param warmUp untimed units, for both
     * @param timed units that are timed, about
     * @param turn units of one turn
     */
    static Turns of(IntFunction<double[]> work, Peer peer, int warmUp, int timed, int turn) {
        if (warmUp > 0) {
            work.apply(warmUp);
            theirTurn(peer, warmUp);
        }
        double[] ours = {};
        double[] theirs = {};
        double[] ratios = {};
        for (int done = 0; done < timed; done += turn) {
            int units = Math.min(turn, timed - done);
            double[] our = work.apply(units);
            double[] their = theirTurn(peer, units);
            ours = joined(ours, our);
            theirs = joined(theirs, their);
            ratios = joined(ratios, Medians.median(their) / Medians.median(our));
        }
        return new Turns(Medians.median(ours), Medians.median(theirs), peer == null ? "" : peer.name(),
                Medians.median(ratios), Medians.quantile(ratios, 0.25), Medians.quantile(ratios, 0.75));
    }

    private static double[] theirTurn(Peer peer, int units) {
        return peer == null ? new double[] {Double.NaN} : peer.turn(units);
    }

    private static double[] joined(double[] first, double... second) {
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private boolean hasPeer() {
        return !peer.isEmpty();
    }

    /** A line for us, and one for the peer. @param tokens of a unit */
    String table(String what, int tokens) {
        return row(what, ours, tokens, "") + (hasPeer() ? row(peer, theirs, tokens, String.format(Locale.ROOT,
                "   ours is %.2f times as fast (%s)", ratio, spread())) : "");
    }

    private String spread() {
        return low < high ? String.format(Locale.ROOT, "half of the turns: %.2f to %.2f", low, high) : "one turn alone";
    }

    private static String row(String what, double millis, int tokens, String remark) {
        return String.format(Locale.ROOT, "%-34s %10.2f ms %10.0f tokens/s%s%n", what, millis, 1e3 * tokens / millis,
                remark);
    }

    /** The same by name. @param unit step or token */
    Map<String, Object> figures(String unit, int tokens) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("millis_per_" + unit, ours);
        figures.put("tokens_per_second", 1e3 * tokens / ours);
        if (hasPeer()) {
            figures.put("peer", peer);
            figures.put("peer_millis_per_" + unit, theirs);
            figures.put("peer_tokens_per_second", 1e3 * tokens / theirs);
            figures.put("ratio", ratio);
            figures.put("ratio_lower_quartile", low);
            figures.put("ratio_upper_quartile", high);
        }
        return figures;
    }
}
