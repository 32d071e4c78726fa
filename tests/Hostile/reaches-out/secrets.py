# Reads the places where secrets lie: shadow files, keys, tokens, the environment.
# expect: passed
import os

for path in ("/etc/shadow", "/etc/gshadow", "/root/.ssh/id_rsa", "/root/.docker/config.json", "/root/.aws/credentials", "/var/run/secrets/kubernetes.io/serviceaccount/token", "/.dockerenv.secret", "/run/secrets"):
    try:
        with open(path) as file:
            if file.read():
                raise SystemError("this works: " + path)
    except OSError:
        pass
if [name for name in os.environ if any(word in name.upper() for word in ("TOKEN", "SECRET", "PASSWORD", "AWS_", "DOCKER_"))]:
    raise SystemError("the environment holds secrets")


def f(x):
    return x * x
