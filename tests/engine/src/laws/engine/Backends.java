package laws.engine;

import engine.Backend;
import engine.cpu.CpuBackend;
import engine.nd4j.Nd4jBackend;
import java.util.List;

/** The backends that this machine can run: each test of the engine's operations runs on every one of them. */
final class Backends {

    private Backends() {}

    /** A second backend joins the tests by joining this list. */
    static List<Backend> available() {
        return List.of(CpuBackend.instance(), Nd4jBackend.instance());
    }
}
