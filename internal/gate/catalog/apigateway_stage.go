package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

var (
	restStage      = []string{"aws_api_gateway_stage"}
	methodSettings = []string{"aws_api_gateway_method_settings"}
	stages         = []string{"aws_api_gateway_stage", "aws_apigatewayv2_stage"}
	webSocket      = check.Via("api_id", check.OneOf("protocol_type", "", "WEBSOCKET"), "aws_apigatewayv2_api")
)

// withStage wants a resource of a type that names the API and the stage of the
// subject in two attributes, in a nested block if there is one to look in, and
// for which a condition is so.
func withStage(typ, block, api, stage string, c check.Condition) check.Condition {
	return func(s *check.Subject, b *config.Block) check.Answer {
		best := check.Answer{Value: config.Value{Block: b, Range: b.Range}, Got: "no " + typ + " names it"}
		first := true
		for _, r := range s.World.Of(typ) {
			inside := []*config.Block{r.Block}
			if block != "" {
				inside = r.Find(block)
			}
			for _, n := range inside {
				t := sameText(b.Get("rest_api_id"), n.Get(api)).And(sameText(b.Get("stage_name"), n.Get(stage)))
				if t == config.No {
					continue
				}
				a := c(&check.Subject{Resource: r, World: s.World}, n)
				if a.Truth = a.Truth.And(t); first || a.Truth > best.Truth {
					best, first = a, false
				}
			}
		}
		return best
	}
}

// sameText wants two values that are written alike, or refer to the same.
func sameText(a, b config.Value) config.Truth {
	x, _ := a.Text("")
	y, _ := b.Text("")
	switch {
	case x != "" && y != "":
		return config.Is(x == y)
	case a.Absent() || b.Absent():
		return config.No
	}
	return config.Unknown
}

// withSettings wants settings of the stage's methods for which a condition is so.
func withSettings(c check.Condition) check.Condition {
	return withStage("aws_api_gateway_method_settings", "", "rest_api_id", "stage_name", c)
}

var apigatewayStage = []check.Check{
	{
		ID: "apigateway-access-logs", Family: check.Logging, Severity: check.Medium,
		Title: "API Gateway stage keeps no access log",
		Why:   "Who called what, and what was answered, cannot be told after an attack or an outage.",
		Mend: `resource "aws_api_gateway_stage" "this" {
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.this.arn
    format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases: []string{"CKV_AWS_76", "CKV_AWS_95", "AVD-AWS-0001", "KICS:api_gateway_access_logging_disabled",
			"KICS:api_gateway_v2_stage_access_logging_settings_not_defined", "APIGateway.9"},
		Types: stages,
		Look:  check.Want(check.Given("access_log_settings.destination_arn")),
	},
	{
		ID: "apigateway-execution-logs", Family: check.Logging, Severity: check.Medium,
		Title: "API Gateway stage does not log errors",
		Why:   "Why a call failed inside the gateway, in an authorizer or a mapping, is written nowhere.",
		Mend: `resource "aws_api_gateway_method_settings" "this" {
  rest_api_id = aws_api_gateway_rest_api.this.id
  stage_name  = aws_api_gateway_stage.this.stage_name
  method_path = "*/*"
  settings {
    logging_level   = "ERROR"
    metrics_enabled = true
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV2_AWS_4", "KICS:api_gateway_access_logging_disabled", "APIGateway.1"},
		Types:     stages,
		Look: check.Want(check.And(
			check.If(check.OfType("aws_api_gateway_stage"), withSettings(check.OneOf("settings.logging_level", "OFF", "ERROR", "INFO"))),
			check.If(webSocket, check.OneOf("default_route_settings.logging_level", "OFF", "ERROR", "INFO")),
			check.NoneOf("default_route_settings.logging_level", "", "OFF"))),
	},
	{
		ID: "apigateway-execution-log-group", Family: check.Logging, Severity: check.Low,
		Title: "API Gateway stage has no log group of its own making",
		Why:   "API Gateway then makes the group by itself, unencrypted by your key and kept forever.",
		Mend: `resource "aws_cloudwatch_log_group" "this" {
  name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.this.id}/prod"
  retention_in_days = 90
}`,
		Practices: []string{"SEC04-BP01", "COST04-BP05"},
		Aliases:   []string{"KICS:api_gateway_with_cloudwatch_logging_disabled"},
		Types:     restStage,
		Look:      executionLogGroup,
	},
	{
		ID: "apigateway-xray", Family: check.Logging, Severity: check.Low,
		Title: "API Gateway stage does not trace calls",
		Why:   "Where a slow or failing call spends its time cannot be seen across services.",
		Mend: `resource "aws_api_gateway_stage" "this" {
  xray_tracing_enabled = true
}`,
		Practices: []string{"OPS04-BP05", "REL06-BP07"},
		Aliases:   []string{"CKV_AWS_73", "AVD-AWS-0003", "KICS:api_gateway_xray_disabled", "APIGateway.3"},
		Types:     restStage,
		Look:      check.Want(check.True("xray_tracing_enabled", false)),
		Fix:       &check.Fix{Path: "xray_tracing_enabled", Value: "true"},
	},
	{
		ID: "apigateway-metrics", Family: check.Logging, Severity: check.Low,
		Title: "API Gateway methods give no metrics",
		Why:   "Without metrics of each method nobody sees which of them fails or slows down.",
		Mend: `resource "aws_api_gateway_method_settings" "this" {
  settings {
    metrics_enabled = true
  }
}`,
		Practices: []string{"REL06-BP01", "OPS04-BP02"},
		Aliases:   []string{"CKV2_AWS_4", "KICS:cloudwatch_metrics_disabled"},
		Types:     append([]string{"aws_apigatewayv2_stage"}, methodSettings...),
		Look: check.Want(check.And(
			check.If(check.OfType("aws_apigatewayv2_stage"), check.True("default_route_settings.detailed_metrics_enabled", false)),
			check.If(check.OfType("aws_api_gateway_method_settings"), check.True("settings.metrics_enabled", false)))),
	},
	{
		ID: "apigateway-no-data-trace", Family: check.Logging, Severity: check.Medium,
		Title: "API Gateway writes whole requests to its log",
		Why:   "Bodies and headers, with passwords and tokens, can be read by everyone who may read the log.",
		Mend: `resource "aws_api_gateway_method_settings" "this" {
  settings {
    data_trace_enabled = false
  }
}`,
		Practices: []string{"SEC07-BP02", "SEC08-BP04"},
		Aliases:   []string{"CKV_AWS_276"},
		Types:     methodSettings,
		Look:      check.Want(check.False("settings.data_trace_enabled", false)),
		Fix:       &check.Fix{Path: "settings.data_trace_enabled", Value: "false"},
	},
	{
		ID: "apigateway-cache-encryption", Family: check.EncryptionAtRest, Severity: check.Medium,
		Title: "API Gateway caches answers unencrypted",
		Why:   "Answers, with the data of users in them, lie in the cache in plain text.",
		Mend: `resource "aws_api_gateway_method_settings" "this" {
  settings {
    caching_enabled      = true
    cache_data_encrypted = true
  }
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_308", "AVD-AWS-0002", "KICS:api_gateway_method_settings_cache_not_encrypted", "APIGateway.5"},
		Types:     methodSettings,
		Look: check.Want(check.If(check.True("settings.caching_enabled", false),
			check.True("settings.cache_data_encrypted", false))),
		Fix: &check.Fix{Path: "settings.cache_data_encrypted", Value: "true"},
	},
	{
		ID: "apigateway-caching", Family: check.Misconfiguration, Severity: check.Low,
		Title: "API Gateway does not cache answers",
		Why:   "Each call goes to the service behind, even for answers that were given a moment ago.",
		Mend: `resource "aws_api_gateway_method_settings" "this" {
  settings {
    caching_enabled      = true
    cache_data_encrypted = true
  }
}`,
		Practices: []string{"PERF03-BP05"},
		Aliases:   []string{"CKV_AWS_120", "CKV_AWS_225", "AVD-AWS-0190"},
		Types:     append([]string{"aws_api_gateway_method_settings"}, restStage...),
		Look: check.Want(check.And(
			check.If(check.OfType("aws_api_gateway_stage"), check.True("cache_cluster_enabled", false)),
			check.If(check.OfType("aws_api_gateway_method_settings"), check.True("settings.caching_enabled", false)))),
	},
	{
		ID: "apigateway-client-certificate", Family: check.Access, Severity: check.Low,
		Title: "API Gateway shows no certificate to its backend",
		Why:   "The backend cannot tell calls that came through the gateway from those that went around it.",
		Mend: `resource "aws_api_gateway_stage" "this" {
  client_certificate_id = aws_api_gateway_client_certificate.this.id
}`,
		Practices: []string{"SEC09-BP03"},
		Aliases:   []string{"CKV2_AWS_51", "KICS:api_gateway_without_ssl_certificate", "APIGateway.2"},
		Types:     stages,
		Look: check.Want(check.If(check.Or(check.OfType("aws_api_gateway_stage"), webSocket),
			check.Given("client_certificate_id"))),
	},
	{
		ID: "apigateway-waf", Family: check.Network, Severity: check.Medium,
		Title: "API Gateway stage has no web application firewall",
		Why:   "Common attacks on web applications, and floods of requests, reach the services unfiltered.",
		Mend: `resource "aws_wafv2_web_acl_association" "this" {
  resource_arn = aws_api_gateway_stage.this.arn
  web_acl_arn  = aws_wafv2_web_acl.this.arn
}`,
		Practices: []string{"SEC05-BP03"},
		Aliases:   []string{"CKV2_AWS_29", "KICS:api_gateway_without_waf", "APIGateway.4"},
		Types:     restStage,
		Look:      check.Want(check.Or(behindWAF, ofPrivate)),
	},
	{
		ID: "apigateway-usage-plan", Family: check.Misconfiguration, Severity: check.Low,
		Title: "API Gateway stage is in no usage plan",
		Why:   "Nothing limits how much one caller may use, so one of them can use up what all may use.",
		Mend: `resource "aws_api_gateway_usage_plan" "this" {
  name = "partners"
  api_stages {
    api_id = aws_api_gateway_rest_api.this.id
    stage  = aws_api_gateway_stage.this.stage_name
  }
}`,
		Practices: []string{"REL05-BP02"},
		Aliases: []string{"KICS:api_gateway_stage_without_api_gateway_usage_plan_associated",
			"KICS:api_gateway_deployment_without_api_gateway_usage_plan_associated"},
		Types: []string{"aws_api_gateway_stage", "aws_api_gateway_deployment"},
		Look: check.Want(check.Or(
			withStage("aws_api_gateway_usage_plan", "api_stages", "api_id", "stage", check.Exists),
			check.And(check.OfType("aws_api_gateway_deployment"), check.Missing("stage_name")))),
	},
	{
		ID: "apigateway-deployment-logs", Family: check.Logging, Severity: check.Low,
		Title: "API Gateway deployment is served by no stage with an access log",
		Why:   "Its stage is made by the deployment itself, or by nobody, and keeps no log of who calls.",
		Mend: `resource "aws_api_gateway_stage" "this" {
  deployment_id = aws_api_gateway_deployment.this.id
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.this.arn
    format          = "$context.requestId"
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"KICS:api_gateway_deployment_without_access_log_setting"},
		Types:     []string{"aws_api_gateway_deployment"},
		Look:      check.Want(check.With("aws_api_gateway_stage", "deployment_id", check.Given("access_log_settings"))),
	},
	{
		ID: "apigateway-throttling", Family: check.Misconfiguration, Severity: check.Low,
		Title: "API Gateway does not throttle calls",
		Why:   "One client can use up the quota of the whole account, and the services behind meet every burst.",
		Mend: `resource "aws_apigatewayv2_stage" "this" {
  default_route_settings {
    throttling_burst_limit = 100
    throttling_rate_limit  = 50
  }
}`,
		Practices: []string{"REL05-BP02"},
		Types:     []string{"aws_apigatewayv2_stage", "aws_api_gateway_method_settings"},
		Look: check.Want(check.And(
			check.If(check.OfType("aws_apigatewayv2_stage"), check.AtLeast("default_route_settings.throttling_rate_limit", 1, 0)),
			check.If(check.OfType("aws_api_gateway_method_settings"), check.AtLeast("settings.throttling_rate_limit", 0, -1)))),
	},
}

// executionLogGroup looks for the log group that API Gateway writes the stage's execution log to.
func executionLogGroup(s *check.Subject) {
	api, _ := s.Get("rest_api_id").Text("")
	stage, _ := s.Get("stage_name").Text("")
	if api == "" || stage == "" {
		s.Unsure(s.Get("stage_name"), "the API and stage are not known")
		return
	}
	for _, r := range s.World.Of("aws_cloudwatch_log_group") {
		if name, _ := r.Get("name").Text(""); name == "API-Gateway-Execution-Logs_"+api+"/"+stage {
			return
		}
	}
	s.FailAt(s.Range, "no aws_cloudwatch_log_group has the name of its execution log")
}
