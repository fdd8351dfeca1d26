package store

// GatewayAPI is a view of aws_apigatewayv2_api. The record's ID is the API's id.
type GatewayAPI struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Endpoint string `json:"api_endpoint"` // https://<id>.execute-api.<region>.amazonaws.com
	// Disabled means that the API answers to its domain names only, not at Endpoint.
	Disabled bool              `json:"disable_execute_api_endpoint"`
	CORS     []GatewayCORS     `json:"cors_configuration"`
	Tags     map[string]string `json:"tags_all"`
}

// GatewayCORS says which pages of other origins may call an API. MaxAge is in seconds.
type GatewayCORS struct {
	Origins     []string `json:"allow_origins"`
	Methods     []string `json:"allow_methods"`
	Headers     []string `json:"allow_headers"`
	Expose      []string `json:"expose_headers"`
	Credentials bool     `json:"allow_credentials"`
	MaxAge      int      `json:"max_age"`
}

// GatewayAuthorizer is a view of aws_apigatewayv2_authorizer. The record's ID is the authorizer's id.
type GatewayAuthorizer struct {
	ID      string   `json:"id"`
	Type    string   `json:"authorizer_type"`  // JWT
	Sources []string `json:"identity_sources"` // $request.header.Authorization
	JWT     []struct {
		Issuer   string   `json:"issuer"`
		Audience []string `json:"audience"`
	} `json:"jwt_configuration"`
}

// GatewayStage is a view of aws_apigatewayv2_stage.
type GatewayStage struct {
	APIID    string             `json:"api_id"`
	Name     string             `json:"name"` // $default or a name
	Defaults []GatewayThrottle  `json:"default_route_settings"`
	Routes   []GatewayRouteRate `json:"route_settings"`
	Log      []struct {
		// Destination is the ARN of a log group.
		Destination string `json:"destination_arn"`
		Format      string `json:"format"`
	} `json:"access_log_settings"`
}

// GatewayThrottle limits requests: Rate a second, with bursts of up to Burst. Zero means no limit.
type GatewayThrottle struct {
	Burst int     `json:"throttling_burst_limit"`
	Rate  float64 `json:"throttling_rate_limit"`
}

// GatewayRouteRate is a limit on one route.
type GatewayRouteRate struct {
	RouteKey string `json:"route_key"`
	GatewayThrottle
}

// GatewayRoute is a view of aws_apigatewayv2_route.
type GatewayRoute struct {
	APIID  string `json:"api_id"`
	Key    string `json:"route_key"` // "ANY /orders/{proxy+}", "GET /orders/{id}" or "$default"
	Target string `json:"target"`    // integrations/<id>
	// Authorization is NONE, JWT, AWS_IAM or CUSTOM.
	Authorization string   `json:"authorization_type"`
	AuthorizerID  string   `json:"authorizer_id"`
	Scopes        []string `json:"authorization_scopes"`
}

// GatewayIntegration is a view of aws_apigatewayv2_integration. The record's ID is the integration's id.
type GatewayIntegration struct {
	ID         string `json:"id"`
	APIID      string `json:"api_id"`
	Type       string `json:"integration_type"` // HTTP_PROXY
	Connection string `json:"connection_type"`  // VPC_LINK or INTERNET
	// URI is the ARN of a load balancer's listener behind a VPC link, else a URL.
	URI     string `json:"integration_uri"`
	Timeout int    `json:"timeout_milliseconds"`
	// Parameters change the request, such as "remove:header.x-debug" or "overwrite:path".
	Parameters map[string]string `json:"request_parameters"`
}

// GatewayMapping is a view of aws_apigatewayv2_api_mapping: it puts an API behind a domain name.
type GatewayMapping struct {
	APIID      string `json:"api_id"`
	DomainName string `json:"domain_name"`
	Stage      string `json:"stage"`
	Key        string `json:"api_mapping_key"` // base path, without slashes
}

// GatewayDomain is a view of aws_apigatewayv2_domain_name. The record's ID is the name.
type GatewayDomain struct {
	Name          string `json:"domain_name"`
	Configuration []struct {
		Target string `json:"target_domain_name"` // what a DNS alias points at
	} `json:"domain_name_configuration"`
}
