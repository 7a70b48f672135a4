package cli.bench;

import cli.Problem;
import contracts.GptConfig;
import course.House;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether PyTorch takes part, as a picocli mixin. */
@Command
final class PeerOptions {

    @Option(names = "--peer", description = "Run the same in PyTorch, in turns with ours (tests/bench/peers).")
    private boolean wanted;

    @Option(names = "--python", paramLabel = "FILE",
            description = "The Python that has PyTorch; without it python3 and /usr/bin/python3 are tried.")
    private String python;

    /**
     * The peer, ready to work on a model of the same shape; null where none is wanted.
     *
     * @param what step or generate
     * @param batch texts of a step
     * @param parameters ours, which the peer's must equal
     */
    Peer start(String what, GptConfig config, int batch, long parameters) {
        if (!wanted) {
            return null;
        }
        List<String> words = new ArrayList<>(List.of(what));
        words.addAll(List.of("--layers", String.valueOf(config.layers()), "--heads", String.valueOf(config.heads()),
                "--channels", String.valueOf(config.channels()), "--block", String.valueOf(config.context()),
                "--batch", String.valueOf(batch), "--dropout", String.valueOf(config.dropout()),
                "--vocabulary", String.valueOf(config.vocabulary())));
        Peer peer = Peer.start(House.find(), python, words);
        if (peer.parameters() != parameters) {
            peer.close();
            throw new Problem("The peer's model has " + peer.parameters() + " parameters and ours " + parameters
                    + ": there is nothing to compare.");
        }
        return peer;
    }
}
