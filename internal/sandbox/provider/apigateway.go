package provider

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// apiPart is a part of an API Gateway HTTP API, with an id of lower-case letters and digits.
func apiPart(replace string, defaults values, r rules) kind {
	return kind{id: "{lower7}", importID: "{api_id}/{id}", replace: "api_id " + replace, defaults: defaults, rules: r}
}

// gatewayKinds are HTTP APIs (API Gateway V2 API).
var gatewayKinds = map[string]kind{
	"aws_apigatewayv2_api": {
		id: "{lower10}",
		computed: values{
			"arn": "arn:aws:apigateway:{region}::/apis/{id}", "api_endpoint": "https://{id}.execute-api.{region}.amazonaws.com",
			"execution_arn": "arn:aws:execute-api:{region}:{account}:{id}", "ip_address_type": "ipv4",
		},
		defaults: values{
			"api_key_selection_expression": "$request.header.x-api-key",
			"route_selection_expression":   "$request.method $request.path", "disable_execute_api_endpoint": false,
		},
		replace: "protocol_type",
		rules: rules{
			"protocol_type": oneOf("HTTP WEBSOCKET"), "name": matching(1, 128, `.*`, ""),
			"cors_configuration.max_age": between(-1, 86400),
		},
		create: checkCORS, update: checkCORS,
	},
	"aws_apigatewayv2_stage": {
		id: "{name}", key: "{api_id}/{name}", importID: "{api_id}/{name}",
		computed: values{
			"arn":           "arn:aws:apigateway:{region}::/apis/{api_id}/stages/{name}",
			"execution_arn": "arn:aws:execute-api:{region}:{account}:{api_id}/{name}", "invoke_url": stageURL,
			"deployment_id": "{lower6}",
		},
		defaults: values{"auto_deploy": false},
		replace:  "api_id name",
		rules:    rules{"name": matching(1, 128, `[A-Za-z0-9_$-]+`, "have only letters, digits and _$-")},
		create:   checkStage, update: checkStage,
	},
	"aws_apigatewayv2_route": withUnique(
		apiRoute(apiPart(
			"", values{"api_key_required": false, "authorization_type": "NONE"},
			rules{"authorization_type": oneOf("NONE JWT AWS_IAM CUSTOM"), "route_key": isRouteKey},
		)),
		"api_id route_key",
	),
	"aws_apigatewayv2_integration": withComputed(
		apiPart(
			"integration_type", values{"connection_type": "INTERNET", "payload_format_version": "1.0"},
			rules{
				"integration_type": oneOf("AWS AWS_PROXY HTTP HTTP_PROXY MOCK"), "connection_type": oneOf("INTERNET VPC_LINK"),
				"timeout_milliseconds": between(50, 30000),
			},
		),
		values{"timeout_milliseconds": 30000.0},
	),
	"aws_apigatewayv2_authorizer": {
		id: "{lower6}", importID: "{api_id}/{id}", replace: "api_id authorizer_type",
		rules:  rules{"authorizer_type": oneOf("JWT REQUEST"), "name": matching(1, 128, `.*`, "")},
		create: checkAuthorizer, update: checkAuthorizer,
		busy: usesBy(
			"id", "ConflictException", "cannot delete authorizer '%s', it is referenced by routes", "aws_apigatewayv2_route.authorizer_id",
		),
	},
	"aws_apigatewayv2_deployment":  apiPart("triggers", nil, nil),
	"aws_apigatewayv2_api_mapping": apiPart("domain_name", nil, nil),
	"aws_apigatewayv2_vpc_link": {
		id:       "{lower6}",
		computed: values{"arn": "arn:aws:apigateway:{region}::/vpclinks/{id}"},
		replace:  "security_group_ids subnet_ids",
	},
	"aws_apigatewayv2_domain_name": {
		id: "{domain_name}", computed: values{
			"arn":                              "arn:aws:apigateway:{region}::/domainnames/{domain_name}",
			"api_mapping_selection_expression": "$request.basepath",
			"domain_name_configuration.target_domain_name": "d-{lower10}.execute-api.{region}.amazonaws.com",
			"domain_name_configuration.hosted_zone_id":     "Z1UJRXOUMOOFQ8",
			"domain_name_configuration.ip_address_type":    "ipv4",
		},
		replace: "domain_name",
		rules: rules{
			"domain_name_configuration.endpoint_type":   oneOf("REGIONAL"),
			"domain_name_configuration.security_policy": oneOf("TLS_1_2"),
		},
	},
}

func withUnique(k kind, names string) kind {
	k.unique, k.exists = names, "ConflictException"
	return k
}

func isRouteKey(v any) string {
	s, _ := v.(string)
	method, path, ok := strings.Cut(s, " ")
	if strings.HasPrefix(s, "$") || ok && strings.HasPrefix(path, "/") && oneOf("ANY GET POST PUT PATCH DELETE HEAD OPTIONS")(method) == "" {
		return ""
	}
	return "must look like \"GET /path\" or be $default, got \"" + s + "\""
}

func stageURL(o *op) any {
	if o.str("name") == "$default" {
		return o.expand("https://{api_id}.execute-api.{region}.amazonaws.com/")
	}
	return o.expand("https://{api_id}.execute-api.{region}.amazonaws.com/{name}")
}

// apiRoute lets a route name its authorizer.
func apiRoute(k kind) kind {
	k.refs = map[string]string{"authorizer_id": "aws_apigatewayv2_authorizer"}
	k.create, k.update = checkRoute, checkRoute
	return k
}

// checkRoute holds that a route that wants tokens names who checks them.
func checkRoute(o *op) error {
	if o.str("authorization_type") == "JWT" && o.str("authorizer_id") == "" {
		return refuse("BadRequestException", "authorizerId must be set for authorization type JWT")
	}
	return nil
}

// checkStage refuses settings of a route that is not there, as UpdateStage does.
func checkStage(o *op) error {
	for _, key := range collect(map[string]any(o.attrs), []string{"route_settings", "route_key"}) {
		there := slices.ContainsFunc(o.store.List("aws_apigatewayv2_route", o.config.account, o.region()), func(r store.Record) bool {
			return r.Attributes["api_id"] == o.at("api_id") && r.Attributes["route_key"] == key
		})
		if !there {
			return refuse("NotFoundException", "Unable to find Route by key %s within the provided RouteSettings", text(key))
		}
	}
	return nil
}

// checkAuthorizer wants what a JWT authorizer cannot do without.
func checkAuthorizer(o *op) error {
	if o.str("authorizer_type") != "JWT" {
		return nil
	}
	attrs := map[string]any(o.attrs)
	switch {
	case len(collect(attrs, []string{"jwt_configuration", "issuer"})) == 0:
		return refuse("BadRequestException", "Issuer is required for JWT authorizers")
	case len(collect(attrs, []string{"jwt_configuration", "audience"})) == 0:
		return refuse("BadRequestException", "Audience is required for JWT authorizers")
	case len(collect(attrs, []string{"identity_sources"})) == 0:
		return refuse("BadRequestException", "IdentitySource is required for JWT authorizers")
	}
	return nil
}

// checkCORS refuses what browsers would: credentials for whoever asks.
func checkCORS(o *op) error {
	attrs := map[string]any(o.attrs)
	if !slices.Contains(collect(attrs, []string{"cors_configuration", "allow_credentials"}), any(true)) {
		return nil
	}
	if slices.Contains(collect(attrs, []string{"cors_configuration", "allow_origins"}), any("*")) {
		return refuse("BadRequestException", "allowCredentials is not supported with allowOrigins *")
	}
	return nil
}
