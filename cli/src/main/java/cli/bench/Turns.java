package cli.bench;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Our time and the peer's for one piece of work, taken in turns: so many units ours, as many theirs, ours, theirs, so
 * that a busy moment of the machine falls on both.
 *
 * @param ours median milliseconds of a unit, a step or a token
 * @param theirs the peer's; NaN without one
 * @param peer what the peer says it is; empty without one
 */
record Turns(double ours, double theirs, String peer) {

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
        for (int done = 0; done < timed; done += turn) {
            int units = Math.min(turn, timed - done);
            ours = joined(ours, work.apply(units));
            theirs = joined(theirs, theirTurn(peer, units));
        }
        return peer == null ? new Turns(Medians.median(ours), Double.NaN, "")
                : new Turns(Medians.median(ours), Medians.median(theirs), peer.name());
    }

    private static double[] theirTurn(Peer peer, int units) {
        return peer == null ? new double[0] : peer.turn(units);
    }

    private static double[] joined(double[] first, double[] second) {
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    boolean hasPeer() {
        return !peer.isEmpty();
    }

    /** How many times as fast as the peer. */
    double ratio() {
        return theirs / ours;
    }
}
