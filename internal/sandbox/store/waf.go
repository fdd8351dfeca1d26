package store

// WebACL is a view of aws_wafv2_web_acl.
type WebACL struct {
	ID      string    `json:"id"`
	ARN     string    `json:"arn"`
	Name    string    `json:"name"`
	Scope   string    `json:"scope"` // CLOUDFRONT or REGIONAL
	Rules   []WebRule `json:"rule"`
	Default []struct {
		Block []struct{} `json:"block"`
	} `json:"default_action"`
	WebMetrics
}

// WebMetrics says by which name CloudWatch has the figures of a web ACL or of a rule.
type WebMetrics struct {
	Visibility []struct {
		Enabled bool   `json:"cloudwatch_metrics_enabled"`
		Name    string `json:"metric_name"`
	} `json:"visibility_config"`
}

// Metric returns that name, and whether there are figures at all.
func (m WebMetrics) Metric() (name string, enabled bool) {
	for _, v := range m.Visibility {
		return v.Name, v.Enabled
	}
	return "", false
}

// WebRule is a rule of a web ACL.
type WebRule struct {
	Name     string `json:"name"`
	Priority int    `json:"priority"`
	Action   []struct {
		Allow []struct{} `json:"allow"`
		Block []struct{} `json:"block"`
		Count []struct{} `json:"count"`
	} `json:"action"`
	Statement []Statement `json:"statement"`
	WebMetrics
}

// Statement is what a rule looks for: one of its parts is set. What is not here is not looked for.
type Statement struct {
	Rate []struct {
		Limit     int         `json:"limit"`
		Window    int         `json:"evaluation_window_sec"` // seconds
		ScopeDown []Statement `json:"scope_down_statement"`
	} `json:"rate_based_statement"`
	IPSet []struct {
		ARN string `json:"arn"`
	} `json:"ip_set_reference_statement"`
	Bytes []ByteMatch `json:"byte_match_statement"`
	And   []struct {
		Statements []Statement `json:"statement"`
	} `json:"and_statement"`
	Or []struct {
		Statements []Statement `json:"statement"`
	} `json:"or_statement"`
	Not []struct {
		Statements []Statement `json:"statement"`
	} `json:"not_statement"`
}

// ByteMatch looks for text in a part of a request.
type ByteMatch struct {
	Text     string `json:"search_string"`
	Position string `json:"positional_constraint"` // EXACTLY, STARTS_WITH, ENDS_WITH, CONTAINS or CONTAINS_WORD
	Field    []struct {
		Path   []struct{} `json:"uri_path"`
		Query  []struct{} `json:"query_string"`
		Method []struct{} `json:"method"`
		Header []struct {
			Name string `json:"name"`
		} `json:"single_header"`
	} `json:"field_to_match"`
	Transformations []struct {
		Type string `json:"type"` // NONE, LOWERCASE, URL_DECODE …
	} `json:"text_transformation"`
}

// IPSet is a view of aws_wafv2_ip_set.
type IPSet struct {
	ARN       string   `json:"arn"`
	Addresses []string `json:"addresses"`
}

// WebACLAssociation is a view of aws_wafv2_web_acl_association.
type WebACLAssociation struct {
	WebACL   string `json:"web_acl_arn"`
	Resource string `json:"resource_arn"`
}

// WebACLLogging is a view of aws_wafv2_web_acl_logging_configuration.
type WebACLLogging struct {
	WebACL       string   `json:"resource_arn"`
	Destinations []string `json:"log_destination_configs"`
}
