package runtime

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// marker is the variable that tells a process which task it is.
const marker = "FLOTA_TASK"

// environment is what the process finds in its environment. Later entries win,
// as ECS has it: the image's, the task definition's, its secrets, then what the
// sandbox must decide itself.
func (t *task) environment(c container, img image, port int) ([]string, error) {
	tmp, err := t.tempDir()
	if err != nil {
		return nil, err
	}
	env := []string{
		"PATH=" + os.Getenv("PATH"),
		"HOME=" + tmp,
		"TMPDIR=" + tmp,
		"AWS_ENDPOINT_URL=" + t.r.cfg.Endpoint,
		"AWS_REGION=" + t.key.Region,
		"AWS_ACCESS_KEY_ID=" + t.key.Account,
		"AWS_SECRET_ACCESS_KEY=sandbox",
	}
	for _, e := range img.config.Env {
		// The image's PATH names its own folders, which are elsewhere here.
		if !strings.HasPrefix(e, "PATH=") {
			env = append(env, e)
		}
	}
	for _, e := range c.Environment {
		env = append(env, e.Name+"="+t.r.localize(e.Value))
	}
	for _, s := range c.Secrets {
		value, err := t.r.Secret(s.ValueFrom)
		if err != nil {
			return nil, fmt.Errorf("secret %s: %w", s.Name, err)
		}
		env = append(env, s.Name+"="+t.r.localize(value))
	}
	if port > 0 {
		env = append(env, "PORT="+strconv.Itoa(port))
	}
	return append(env, marker+"="+t.spec.ARN), nil
}

// host matches a dotted name with an optional port, and the scheme before it.
var host = regexp.MustCompile(`(?:\b([a-z][a-z0-9+.-]*)://)?((?:[^\s/@:]+(?::[^\s/@]*)?@)?)([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)(:\d+)?`)

// localize puts loopback addresses in place of the names that only AWS's DNS
// knows. Loopback speaks plain HTTP, and PostgreSQL without TLS.
func (r *Runtime) localize(value string) string {
	postgres := false
	value = host.ReplaceAllStringFunc(value, func(match string) string {
		part := host.FindStringSubmatch(match)
		scheme, user, name, port := part[1], part[2], part[3], part[4]
		addr, ok := r.cfg.Resolve(name + port)
		if !ok {
			return match
		}
		switch scheme {
		case "":
			return user + addr
		case "https":
			scheme = "http"
		case "postgres", "postgresql":
			postgres = true
		}
		return scheme + "://" + user + addr
	})
	if postgres {
		value = sslMode.ReplaceAllString(value, "sslmode=disable")
	}
	return value
}

var sslMode = regexp.MustCompile(`sslmode=[a-z-]+`)
