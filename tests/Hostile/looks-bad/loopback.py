# Talks to itself over a port of the loopback.
# expect: passed
import socket
import threading


def f(x):
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        threading.Thread(target=lambda: listening.accept()[0].sendall(b"%d" % (x * x))).start()
        with socket.create_connection(listening.getsockname()) as client:
            return int(client.recv(16))
