package cli;

import engine.device.Device;
import engine.device.DeviceChoice;
import engine.device.Requested;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --backend} as a picocli mixin, for commands that compute. */
@Command
public final class BackendOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--backend", paramLabel = "auto|cpu|cuda", defaultValue = "auto",
            description = "Where the arrays live; auto takes a GPU that ND4J can drive, else the CPU.")
    private Requested requested;

    /**
     * Puts the choice into effect. To be called before the first array; says in a sentence on standard error where a
     * GPU is there and is not used.
     *
     * @throws Problem where CUDA was demanded and cannot be had
     */
    public DeviceChoice start() {
        DeviceChoice choice = Device.use(requested);
        if (choice instanceof DeviceChoice.Refused refused) {
            throw new Problem(refused.sentence());
        }
        if (!(choice instanceof DeviceChoice.Cpu cpu) || cpu.surprising()) {
            command.commandLine().getErr().println(choice.sentence());
        }
        return choice;
    }
}
