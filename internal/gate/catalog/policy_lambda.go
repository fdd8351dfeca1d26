package catalog

import (
	"regexp"
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// policyLambda are the checks of permissions that are given one by one, with no policy document.
var policyLambda = []check.Check{
	{
		ID: "lambda-permission-not-public", Family: check.Access, Severity: check.Critical,
		Title: "Lambda function can be called by everyone",
		Why:   "Everyone with an AWS account may run the function, at the cost of its owner.",
		Mend: `resource "aws_lambda_permission" "this" {
  principal  = "sns.amazonaws.com"
  source_arn = aws_sns_topic.this.arn
}`,
		Practices: []string{"SEC03-BP07"},
		Aliases:   []string{"CKV_AWS_301", "KICS:lambda_permission_principal_is_wildcard", "Lambda.1"},
		Types:     []string{"aws_lambda_permission", "aws_lambda_layer_version_permission"},
		Look: check.Want(check.Or(
			check.Saying("everyone is allowed, from wherever they come", namesSomeone("principal")),
			check.Given("source_arn"), check.Given("source_account"), check.Given("principal_org_id"), check.Given("organization_id"))),
	},
	{
		ID: "lambda-permission-names-caller", Family: check.Access, Severity: check.Medium,
		Title: "Lambda permission names everyone, and leaves it to the source who may call",
		Why:   "One source that is written too wide, or left out in a hurry, and everyone may run the function.",
		Mend: `resource "aws_lambda_permission" "this" {
  principal  = "sns.amazonaws.com"
  source_arn = aws_sns_topic.this.arn
}`,
		Practices: []string{"SEC03-BP07"},
		Aliases:   []string{"CKV_AWS_301", "KICS:lambda_permission_principal_is_wildcard"},
		Types:     []string{"aws_lambda_permission"},
		Look: check.Want(check.If(check.Or(check.Given("source_arn"), check.Given("source_account")),
			check.Saying("principal is everyone", namesSomeone("principal")))),
	},
	{
		ID: "lambda-permission-api-narrow", Family: check.Access, Severity: check.Low,
		Title: "Lambda function can be called by every method of an API",
		Why:   "A method that is added later, with no authorizer, calls the function too.",
		Mend: `resource "aws_lambda_permission" "this" {
  principal  = "apigateway.amazonaws.com"
  source_arn = "${aws_api_gateway_rest_api.this.execution_arn}/*/GET/orders"
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"KICS:public_lambda_via_api_gateway"},
		Types:     []string{"aws_lambda_permission"},
		Look:      check.Want(check.If(check.Match("principal", "", `^(\*|apigateway\.amazonaws\.com)$`), narrowSource)),
	},
	{
		ID: "lambda-permission-source", Family: check.Access, Severity: check.Medium,
		Title: "Lambda function can be called by an AWS service on anyone's behalf",
		Why:   "The service is trusted, but not whoever uses it: a bucket or topic of another account may call the function too.",
		Mend: `resource "aws_lambda_permission" "this" {
  principal  = "s3.amazonaws.com"
  source_arn = aws_s3_bucket.this.arn
}`,
		Practices: []string{"SEC03-BP07"},
		Aliases:   []string{"CKV_AWS_364", "AVD-AWS-0067"},
		Types:     []string{"aws_lambda_permission"},
		Look: check.Want(check.If(check.Match("principal", "", `\.amazonaws\.com(\.cn)?$`), check.Or(
			check.Saying("neither source_arn nor source_account is set", check.Given("source_arn")),
			check.Given("source_account"), check.Given("principal_org_id"), check.Given("event_source_token")))),
	},
	{
		ID: "lambda-permission-action", Family: check.Access, Severity: check.High,
		Title: "Lambda permission allows more than to call the function",
		Why:   "A caller needs to call; who may do more may change the function, or delete it.",
		Mend: `resource "aws_lambda_permission" "this" {
  action = "lambda:InvokeFunction"
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"KICS:lambda_permission_misconfigured"},
		Types:     []string{"aws_lambda_permission"},
		Look: check.Want(check.OneOf("action", "lambda:InvokeFunction",
			"lambda:InvokeFunction", "lambda:InvokeFunctionUrl", "lambda:InvokeAsync", "lambda:EnableReplication*", "lambda:GetFunction")),
	},
	{
		ID: "events-permission-not-public", Family: check.Access, Severity: check.High,
		Title: "EventBridge bus takes events from everyone",
		Why:   "Everyone may send events, which rules take for real ones.",
		Mend: `resource "aws_cloudwatch_event_permission" "this" {
  principal    = "*"
  statement_id = "organization"
  condition {
    key   = "aws:PrincipalOrgID"
    type  = "StringEquals"
    value = "o-a1b2c3d4e5"
  }
}`,
		Practices: []string{"SEC03-BP07"},
		Aliases:   []string{"EventBridge.3"},
		Types:     []string{"aws_cloudwatch_event_permission"},
		Look: check.Want(check.Or(
			check.Saying("everyone is allowed, without a condition", namesSomeone("principal")), check.Given("condition"))),
	},
	{
		ID: "apigateway-policy-one-network", Family: check.Access, Severity: check.High,
		Title: "Private API can be called from every network of AWS",
		Why:   "A private API without a condition on the endpoint is open to the VPC endpoints of all other customers.",
		Mend: `resource "aws_api_gateway_rest_api_policy" "this" {
  rest_api_id = aws_api_gateway_rest_api.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "execute-api:Invoke"
      Resource  = "execute-api:/*"
      Condition = { StringEquals = { "aws:SourceVpce" = aws_vpc_endpoint.this.id } }
    }]
  })
}`,
		Practices: []string{"SEC03-BP07", "SEC05-BP02"},
		Types:     []string{"aws_api_gateway_rest_api", "aws_api_gateway_rest_api_policy"},
		Look:      privateAPIs,
	},
}

// narrowSource wants a source that names a stage or a method.
func narrowSource(_ *check.Subject, b *config.Block) check.Answer {
	v := b.Get("source_arn")
	text, _ := v.Text("")
	return check.Answer{Truth: config.Is(!strings.HasSuffix(text, "/*/*")), Value: v, Got: "source_arn is " + check.Show(v)}
}

// everybody matches principals that are everyone.
var everybody = regexp.MustCompile(`^\*(\.amazonaws\.com)?$|^arn:aws[a-z-]*:iam::\*:`)

// namesSomeone wants a principal that is not everyone.
func namesSomeone(path string) check.Condition {
	return func(s *check.Subject, b *config.Block) check.Answer {
		v := b.Get(path)
		text, known := v.Text("")
		switch {
		case known:
			return check.Answer{Truth: config.Is(!everybody.MatchString(strings.TrimSpace(text))), Value: v, Got: path + " is " + check.Show(v)}
		case hangsOnInput(v):
			return check.Answer{Truth: config.Unknown, Value: v, Got: path + " is not known"}
		}
		return check.Answer{Truth: config.Yes, Value: v}
	}
}

// privateAPIs looks at the policies of APIs that only VPC endpoints reach. Other APIs are meant to be called by everyone.
func privateAPIs(s *check.Subject) {
	if privateAPI(s) {
		resourceLook(lettingEveryoneIn)(s)
	}
}

// privateAPI reports whether a policy is that of an API which only VPC endpoints reach.
func privateAPI(s *check.Subject) bool {
	apis := s.Named(s.Get("rest_api_id"), "aws_api_gateway_rest_api")
	if check.TypeOf(s.Resource) == "aws_api_gateway_rest_api" {
		apis = append(apis, s.Resource)
	}
	return slices.ContainsFunc(apis, func(r *config.Resource) bool {
		return check.Contains("endpoint_configuration.types", "PRIVATE")(s, r.Block).Truth == config.Yes
	})
}
