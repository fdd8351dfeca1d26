package catalog

import (
	"regexp"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// plainURL is an address with no TLS that leads to another machine.
var plainURL = regexp.MustCompile(`(?i)^http://([^/:]*)`)

// plainCallback wants TLS for all addresses to which users are sent, but for those of their own machines.
func plainCallback(_ *check.Subject, b *config.Block) check.Answer {
	for _, path := range []string{"callback_urls", "logout_urls"} {
		v := b.Get(path)
		urls, _ := v.Texts()
		for _, u := range urls {
			m := plainURL.FindStringSubmatch(u)
			if m != nil && m[1] != "localhost" && m[1] != "127.0.0.1" {
				return check.Answer{Truth: config.No, Value: v, Got: path + " has " + b.Readable(u)}
			}
		}
	}
	return check.Answer{Truth: config.Yes}
}
