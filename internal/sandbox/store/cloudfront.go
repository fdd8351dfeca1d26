package store

// Distribution is a view of aws_cloudfront_distribution. The record's ID is the distribution's id.
type Distribution struct {
	ID              string   `json:"id"`
	ARN             string   `json:"arn"`
	DomainName      string   `json:"domain_name"` // d111111abcdef8.cloudfront.net
	Aliases         []string `json:"aliases"`
	Enabled         bool     `json:"enabled"`
	RootObject      string   `json:"default_root_object"`
	Origins         []Origin `json:"origin"`
	DefaultBehavior []Cache  `json:"default_cache_behavior"`
	Behaviors       []Cache  `json:"ordered_cache_behavior"`
	Errors          []struct {
		Code         int    `json:"error_code"`
		ResponseCode int    `json:"response_code"`
		PagePath     string `json:"response_page_path"`
		MinTTL       *int   `json:"error_caching_min_ttl"` // seconds
	} `json:"custom_error_response"`
	WebACL string            `json:"web_acl_id"` // an ARN
	Tags   map[string]string `json:"tags_all"`
}

// Origin is where a distribution gets its content: a bucket, or any host.
type Origin struct {
	ID     string `json:"origin_id"`
	Domain string `json:"domain_name"` // <bucket>.s3.<region>.amazonaws.com
	Path   string `json:"origin_path"` // put before the request's path
	// Headers are added to every request that goes there, in place of what the client sent by those names.
	Headers []struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	} `json:"custom_header"`
}

// Cache is a cache behavior: which origin answers a path, and with which headers.
type Cache struct {
	PathPattern     string   `json:"path_pattern,omitempty"`
	OriginID        string   `json:"target_origin_id"`
	Methods         []string `json:"allowed_methods"`
	Compress        bool     `json:"compress"`
	CachePolicyID   string   `json:"cache_policy_id"`
	RequestPolicyID string   `json:"origin_request_policy_id"`
	HeadersPolicyID string   `json:"response_headers_policy_id"`
}

// CachePolicy is a view of aws_cloudfront_cache_policy. Times are in seconds.
type CachePolicy struct {
	Min     int `json:"min_ttl"`
	Default int `json:"default_ttl"`
	Max     int `json:"max_ttl"`
	Key     []struct {
		Brotli bool `json:"enable_accept_encoding_brotli"`
		Gzip   bool `json:"enable_accept_encoding_gzip"`
		Selected
	} `json:"parameters_in_cache_key_and_forwarded_to_origin"`
}

// RequestPolicy is a view of aws_cloudfront_origin_request_policy.
type RequestPolicy struct{ Selected }

// Selected says which parts of a request a policy is about: none, all, those
// listed (whitelist) or all but those (allExcept).
type Selected struct {
	Cookies []struct {
		Behavior string  `json:"cookie_behavior"`
		Items    []Items `json:"cookies"`
	} `json:"cookies_config"`
	Headers []struct {
		Behavior string  `json:"header_behavior"`
		Items    []Items `json:"headers"`
	} `json:"headers_config"`
	Queries []struct {
		Behavior string  `json:"query_string_behavior"`
		Items    []Items `json:"query_strings"`
	} `json:"query_strings_config"`
}

// Items is a list of names.
type Items struct {
	Items []string `json:"items"`
}

// LogDelivery is a view of aws_cloudwatch_log_delivery.
type LogDelivery struct {
	Source      string   `json:"delivery_source_name"`
	Destination string   `json:"delivery_destination_arn"`
	Fields      []string `json:"record_fields"`
}

// LogSource is a view of aws_cloudwatch_log_delivery_source. The record's ID is the name.
type LogSource struct {
	Name     string `json:"name"`
	Resource string `json:"resource_arn"`
}

// LogDestination is a view of aws_cloudwatch_log_delivery_destination. The record's ID is the name.
type LogDestination struct {
	ARN           string `json:"arn"`
	Format        string `json:"output_format"`
	Configuration []struct {
		Resource string `json:"destination_resource_arn"`
	} `json:"delivery_destination_configuration"`
}

// HeadersPolicy is a view of aws_cloudfront_response_headers_policy. The record's ID is the policy's id.
type HeadersPolicy struct {
	Security []SecurityHeaders `json:"security_headers_config"`
	Custom   []struct {
		Items []struct {
			Header   string `json:"header"`
			Value    string `json:"value"`
			Override bool   `json:"override"`
		} `json:"items"`
	} `json:"custom_headers_config"`
}

// SecurityHeaders are the headers that tell browsers to be strict.
type SecurityHeaders struct {
	ContentPolicy []struct {
		Value    string `json:"content_security_policy"`
		Override bool   `json:"override"`
	} `json:"content_security_policy"`
	ContentType []struct {
		Override bool `json:"override"`
	} `json:"content_type_options"`
	Frame []struct {
		Value    string `json:"frame_option"`
		Override bool   `json:"override"`
	} `json:"frame_options"`
	Referrer []struct {
		Value    string `json:"referrer_policy"`
		Override bool   `json:"override"`
	} `json:"referrer_policy"`
	Transport []struct {
		MaxAge     int  `json:"access_control_max_age_sec"`
		Subdomains bool `json:"include_subdomains"`
		Preload    bool `json:"preload"`
		Override   bool `json:"override"`
	} `json:"strict_transport_security"`
	XSS []struct {
		Protection bool   `json:"protection"`
		Block      bool   `json:"mode_block"`
		Report     string `json:"report_uri"`
		Override   bool   `json:"override"`
	} `json:"xss_protection"`
}
