package fleet

import "time"

// Edge is how the world reaches public services.
type Edge struct {
	// API puts an API Gateway before the public services; without it their load balancer is public. Default: true.
	API bool `yaml:"api" jsonschema:"default=true"`
	// CDN puts CloudFront before everything. Default: false.
	CDN bool `yaml:"cdn" jsonschema:"default=false"`
	// Cache is the longest time for which CloudFront keeps answers of services that allow it by Cache-Control; 0 keeps none. Default: 0.
	Cache time.Duration `yaml:"cache" jsonschema:"default=0"`
	// WAF puts a web application firewall on CloudFront, or on the public load balancer. Default: false.
	WAF *WAF `yaml:"waf"`
	// Throttle is how many requests all public services of the environment take together. Default: 1000 a second.
	Throttle Throttle `yaml:"throttle"`
	// CORS says which pages of other origins may call the public services. Default: none.
	CORS *CORS `yaml:"cors"`
	// Auth holds issuers of tokens by name; a service asks for one of them with route.auth.
	Auth map[string]Auth `yaml:"auth"`
}

// WAF is a web application firewall. None is nil.
type WAF struct {
	// Enabled says whether there is one. Default: true.
	Enabled bool `yaml:"enabled" jsonschema:"default=true" short:"alone"`
	// Rules are the groups of AWS's managed rules: common, known_bad_inputs, ip_reputation, sql, linux, anonymous_ip. Default: the first three.
	Rules []string `yaml:"rules"`
	// Rate is how many requests one address may send within the window. More are answered 403. Default: 2000.
	Rate int `yaml:"rate" jsonschema:"default=2000,minimum=10,maximum=2000000000"`
	// Window is the time over which rate counts: 1m, 2m, 5m or 10m. Default: 5m.
	Window time.Duration `yaml:"window" jsonschema:"default=5m"`
	// Block lists IPv4 ranges whose requests are answered 403.
	Block []string `yaml:"block"`
	// OriginKey is the number of the key by which API Gateway knows what CloudFront sends on; requests without it are answered 403. The next number is another key; to be rid of one that has got about, take two steps, with an apply after each. Default: 1.
	OriginKey int `yaml:"origin_key" jsonschema:"default=1,minimum=1,maximum=1000000"`
}

// Throttle is a limit on requests. Those beyond it are answered 429.
type Throttle struct {
	// Rate is how many requests a second are taken. Default: 1000.
	Rate int `yaml:"rate" jsonschema:"default=1000,minimum=1,maximum=10000" short:"alone"`
	// Burst is how many may come at once. Default: twice the rate, at most 5000.
	Burst int `yaml:"burst" jsonschema:"minimum=1,maximum=5000"`
}

// CORS says which pages of other origins may call the public services. None is nil.
type CORS struct {
	// Origins are the pages' schemes and hosts; * stands for all.
	Origins []string `yaml:"origins" short:"alone"`
	// Methods are what pages may send. Default: GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS.
	Methods []string `yaml:"methods"`
	// Headers are what pages may set. Default: authorization and content-type.
	Headers []string `yaml:"headers"`
	// Expose lists the headers of answers that pages may read.
	Expose []string `yaml:"expose"`
	// Credentials lets pages send cookies. Default: false.
	Credentials bool `yaml:"credentials" jsonschema:"default=false"`
	// MaxAge is how long browsers remember it. Default: 10m.
	MaxAge time.Duration `yaml:"max_age" jsonschema:"default=10m"`
}

// Auth is an issuer of JSON Web Tokens.
type Auth struct {
	// Issuer is the URL below which its /.well-known/openid-configuration lies.
	Issuer string `yaml:"issuer" jsonschema:"example=https://id.example.com"`
	// Audience is whom a token must be meant for; one of them is enough.
	Audience []string `yaml:"audience"`
}

// mostBurst is what API Gateway takes at once in a whole account (API Gateway quotas, "Throttle quota per account").
const mostBurst = 5000

func (t *Throttle) settle() {
	if t.Burst == 0 {
		t.Burst = min(2*t.Rate, mostBurst)
	}
}

func (e *Edge) settle() {
	e.Throttle.settle()
	if e.WAF != nil && !e.WAF.Enabled {
		e.WAF = nil
	}
	if w := e.WAF; w != nil && len(w.Rules) == 0 {
		w.Rules = []string{"common", "known_bad_inputs", "ip_reputation"}
	}
	if c := e.CORS; c != nil {
		if len(c.Methods) == 0 {
			c.Methods = []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
		}
		if len(c.Headers) == 0 {
			c.Headers = []string{"authorization", "content-type"}
		}
	}
}
