package stack

import (
	"encoding/json"
	"testing"
)

func TestRouted(t *testing.T) {
	f := load(t)
	const limits = `"scopes": ["orders.write", "orders.read"], "throttle": {"rate": 50, "burst": 200}`
	for _, c := range []struct{ name, environment, service, stands, want string }{
		{"as it stands", "prod", "orders", `{"orders": {"paths": ["/orders/*", "/orders"], "auth": "customers", ` + limits + `}}`, ""},
		{"one path less", "prod", "orders", `{"orders": {"paths": ["/orders"], "auth": "customers", ` + limits + `}}`, "paths /orders instead of /orders /orders/*"},
		{"open to all", "prod", "orders", `{"orders": {"paths": ["/orders", "/orders/*"], "auth": null, "scopes": [], "throttle": null}}`,
			"auth none instead of customers, scopes none instead of orders.read orders.write, throttle none instead of 50 a second, 200 at once"},
		{"none yet", "prod", "orders", `{}`, "no route, instead of one for /orders /orders/*"},
		{"no API, and none any more", "dev", "orders", `{}`, ""},
		{"no API any more", "dev", "orders", `{"orders": {"paths": ["/orders"]}}`, "a route for /orders, instead of none"},
		{"not public any more", "prod", "accounts", `{"accounts": {"paths": ["/accounts"]}}`, "a route for /accounts, instead of none"},
		{"not public", "prod", "accounts", `{"orders": {"paths": ["/orders"]}}`, ""},
		{"a site, which has none", "prod", "web", `{}`, ""},
		{"outputs that tell nothing", "prod", "orders", ``, ""},
		{"outputs of another shape", "prod", "orders", `["orders"]`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			base := Outputs{}
			if c.stands != "" {
				base["routes"] = json.RawMessage(c.stands)
			}
			if got := Routed(f, c.environment, c.service, base); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}
