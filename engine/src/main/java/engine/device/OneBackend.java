package engine.device;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * A class loader that shows ND4J one of its backends and hides the other's service files. ND4J takes the available
 * backend of the highest priority, and only environment variables change priorities, which a running JVM cannot; but
 * it looks for them through a class loader that can be given to it. Classes are loaded by the parent as always.
 */
public final class OneBackend extends ClassLoader {

    private final String hiddenJar;

    private OneBackend(ClassLoader parent, String hiddenJar) {
        super(parent);
        this.hiddenJar = hiddenJar;
    }

    /** Shows the CPU's backend alone. */
    public static ClassLoader cpu(ClassLoader parent) {
        return new OneBackend(parent, "nd4j-cuda-");
    }

    /** Shows CUDA's backend alone. */
    public static ClassLoader cuda(ClassLoader parent) {
        return new OneBackend(parent, "nd4j-native-");
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        var all = getParent().getResources(name);
        if (!name.startsWith("META-INF/services/org.nd4j.")) {
            return all;
        }
        List<URL> shown = Collections.list(all).stream().filter(url -> !fromHiddenJar(url)).toList();
        return Collections.enumeration(shown);
    }

    /** jar:file:/.../nd4j-cuda-11.6-1.0.0-M2.1.jar!/META-INF/services/...: the jar's own name decides. */
    private boolean fromHiddenJar(URL url) {
        String jar = url.toString().split("!/")[0];
        return jar.substring(jar.lastIndexOf('/') + 1).startsWith(hiddenJar);
    }
}
