package io.cloudconnect.sip;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The directions of TCP connections a capture has, each a {@link TcpStream}; no more of them than memory allows. */
final class TcpStreams {
    private static final int MOST_STREAMS = 100_000;
    private static final long MOST_BYTES = 64L << 20;

    /** Takes a message a stream has come to the end of. */
    interface Receiver {
        void accept(Place place, TraceTime time, Endpoint source, Endpoint destination, byte[] bytes);
    }

    private record Flow(Endpoint source, Endpoint destination) {}

    private final String file;
    private final Unreadables unreadables;
    private final Map<Flow, TcpStream> streams = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    TcpStreams(String file, Unreadables unreadables) {
        this.file = file;
        this.unreadables = unreadables;
    }

    void accept(Segment segment, PacketFile packets, Receiver receiver) {
        if (segment.from == segment.to && !segment.syn && !segment.finOrReset) {
            return;
        }
        Flow flow = new Flow(segment.source, segment.destination);
        TcpStream stream = segment.syn ? null : streams.get(flow);
        if (stream == null) {
            TcpStream former = streams.remove(flow);
            bytes -= former == null ? 0 : former.held();
            if (segment.finOrReset && segment.from == segment.to) {
                return;
            }
            stream = new TcpStream(file, segment.syn ? segment.sequence + 1 : segment.sequence, unreadables);
            streams.put(flow, stream);
        }
        long before = stream.held();
        stream.accept(segment, packets, receiver);
        bytes += stream.held() - before;
        if (segment.finOrReset) {
            stream.end(segment, receiver);
            bytes -= stream.held();
            streams.remove(flow);
        }
        dropEldest();
    }

    private void dropEldest() {
        Iterator<TcpStream> eldest = streams.values().iterator();
        while ((streams.size() > MOST_STREAMS || bytes > MOST_BYTES) && eldest.hasNext()) {
            bytes -= eldest.next().held();
            eldest.remove();
        }
    }
}
