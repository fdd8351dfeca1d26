package store

// TargetGroup is a view of aws_lb_target_group. The record's ID is the ARN. Durations are in seconds.
type TargetGroup struct {
	ARN         string `json:"arn"`
	Name        string `json:"name"`
	Protocol    string `json:"protocol"`
	Port        int    `json:"port"`
	TargetType  string `json:"target_type"`
	DrainDelay  Number `json:"deregistration_delay"`
	SlowStart   int    `json:"slow_start"`
	Algorithm   string `json:"load_balancing_algorithm_type"`
	HealthCheck []struct {
		Path      string `json:"path"`
		Interval  int    `json:"interval"`
		Timeout   int    `json:"timeout"`
		Healthy   int    `json:"healthy_threshold"`
		Unhealthy int    `json:"unhealthy_threshold"`
		Matcher   string `json:"matcher"` // "200", "200-299" or "200,202"
	} `json:"health_check"`
}

// LoadBalancer is a view of aws_lb. The record's ID is the ARN.
type LoadBalancer struct {
	ARN       string            `json:"arn"`
	ARNSuffix string            `json:"arn_suffix"`
	Name      string            `json:"name"`
	DNSName   string            `json:"dns_name"`
	Internal  bool              `json:"internal"`
	Tags      map[string]string `json:"tags_all"`
}

// Listener is a view of aws_lb_listener. The record's ID is the ARN.
type Listener struct {
	ARN             string   `json:"arn"`
	LoadBalancerARN string   `json:"load_balancer_arn"`
	Port            int      `json:"port"`
	Protocol        string   `json:"protocol"`
	DefaultActions  []Action `json:"default_action"`
}

// ListenerRule is a view of aws_lb_listener_rule. The record's ID is the ARN.
type ListenerRule struct {
	ARN         string      `json:"arn"`
	ListenerARN string      `json:"listener_arn"`
	Priority    int         `json:"priority"`
	Actions     []Action    `json:"action"`
	Conditions  []Condition `json:"condition"`
}

// Action is what a listener does with a request.
type Action struct {
	Type           string `json:"type"` // forward, fixed-response or redirect
	Order          int    `json:"order,omitempty"`
	TargetGroupARN string `json:"target_group_arn,omitempty"`
	Forward        []struct {
		TargetGroups []WeightedTargetGroup `json:"target_group"`
	} `json:"forward,omitempty"`
	FixedResponse []struct {
		ContentType string `json:"content_type"`
		MessageBody string `json:"message_body"`
		StatusCode  string `json:"status_code"`
	} `json:"fixed_response,omitempty"`
	Redirect []struct {
		Host       string `json:"host"`
		Path       string `json:"path"`
		Port       string `json:"port"`
		Protocol   string `json:"protocol"`
		Query      string `json:"query"`
		StatusCode string `json:"status_code"`
	} `json:"redirect,omitempty"`
}

// WeightedTargetGroup is a target group's share (0 to 999) of a forward action.
type WeightedTargetGroup struct {
	ARN    string `json:"arn"`
	Weight int    `json:"weight"`
}

// Condition is what a request must match; all conditions of a rule must hold, any value of one is enough.
type Condition struct {
	PathPattern []Values `json:"path_pattern,omitempty"`
	HostHeader  []Values `json:"host_header,omitempty"`
	HTTPHeader  []struct {
		Name   string   `json:"http_header_name"`
		Values []string `json:"values"`
	} `json:"http_header,omitempty"`
	Method []Values `json:"http_request_method,omitempty"`
}

// Values are the alternatives of a condition.
type Values struct {
	Values []string `json:"values"`
}
