package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// retired are runtimes that AWS no longer patches.
// See the page "Lambda runtimes" of the Lambda developer guide.
var retired = []string{
	"nodejs", "nodejs4.3", "nodejs4.3-edge", "nodejs6.10", "nodejs8.10", "nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x",
	"python2.7", "python3.6", "python3.7", "python3.8",
	"dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "dotnet5.0", "dotnet6", "dotnet7",
	"ruby2.5", "ruby2.7", "java8", "go1.x", "provided",
}

// lambda are the checks of functions; who may call them is looked at elsewhere.
var lambda = append([]check.Check{
	{
		ID: "lambda-tracing", Family: check.Logging, Severity: check.Low,
		Title: "Lambda function is not traced",
		Why:   "Without traces it cannot be told which of the calls behind a slow or failed request was to blame.",
		Mend: `resource "aws_lambda_function" "this" {
  tracing_config {
    mode = "Active"
  }
}`,
		Practices: []string{"REL06-BP07", "SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_50", "AVD-AWS-0066", "KICS:lambda_functions_without_x-ray_tracing", "Lambda.7"},
		Types:     []string{"aws_lambda_function", "module"},
		Look: calling(lambdaModule, check.OneOf("tracing_mode", "PassThrough", "Active"),
			check.OneOf("tracing_config.mode", "PassThrough", "Active")),
		Fix: &check.Fix{Path: "tracing_config.mode", Value: `"Active"`},
	},
	{
		ID: "lambda-dead-letter", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Lambda function drops events that it fails on",
		Why:   "After two more tries an asynchronous event is thrown away, and nobody knows that it was there.",
		Mend: `resource "aws_lambda_function" "this" {
  dead_letter_config {
    target_arn = aws_sqs_queue.dead.arn
  }
}`,
		Practices: []string{"REL05-BP01"},
		Aliases:   []string{"CKV_AWS_116", "KICS:lambda_function_without_dead_letter_queue"},
		Types:     []string{"aws_lambda_function", "module"},
		Look: calling(lambdaModule, check.Or(check.Given("dead_letter_target_arn"), check.Given("destination_on_failure")), check.Or(
			check.Given("dead_letter_config.target_arn"),
			check.With("aws_lambda_function_event_invoke_config", "function_name", check.Given("destination_config.on_failure.destination")))),
	},
	{
		ID: "lambda-in-vpc", Family: check.Network, Severity: check.Low,
		Title: "Lambda function runs outside of the VPC",
		Why:   "Outside of the VPC what a function calls cannot be limited by security groups or seen in flow logs.",
		Mend: `resource "aws_lambda_function" "this" {
  vpc_config {
    subnet_ids         = aws_subnet.private[*].id
    security_group_ids = [aws_security_group.this.id]
  }
}`,
		Practices: []string{"SEC05-BP01"},
		Aliases:   []string{"CKV_AWS_117", "Lambda.3"},
		Types:     []string{"aws_lambda_function"},
		Look:      check.Want(check.Given("vpc_config.subnet_ids")),
	},
	{
		ID: "lambda-many-zones", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Lambda function runs in one zone of the VPC",
		Why:   "When that zone fails, so does every call of the function.",
		Mend: `resource "aws_lambda_function" "this" {
  vpc_config {
    subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
    security_group_ids = [aws_security_group.this.id]
  }
}`,
		Practices: []string{"REL10-BP01"},
		Aliases:   []string{"Lambda.5"},
		Types:     []string{"aws_lambda_function"},
		Look:      manySubnets,
	},
	{
		ID: "lambda-concurrency", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Lambda function may use up the concurrency of the whole account",
		Why:   "A flood of calls to one function starves all others in the region, and runs up the bill.",
		Mend: `resource "aws_lambda_function" "this" {
  reserved_concurrent_executions = 20
}`,
		Practices: []string{"REL05-BP02"},
		Aliases:   []string{"CKV_AWS_115"},
		Types:     []string{"aws_lambda_function"},
		Look:      check.Want(check.AtLeast("reserved_concurrent_executions", 0, -1)),
	},
	{
		ID: "lambda-code-signing", Family: check.SupplyChain, Severity: check.Low,
		Title: "Lambda function runs code that nobody signed",
		Why:   "Whoever may update the function can run any code in it; with code signing only what the build has signed is accepted.",
		Mend: `resource "aws_lambda_function" "this" {
  code_signing_config_arn = aws_lambda_code_signing_config.this.arn
}`,
		Practices: []string{"SEC06-BP04"},
		Aliases:   []string{"CKV_AWS_272"},
		Types:     []string{"aws_lambda_function"},
		Look:      check.Want(check.If(check.NoneOf("package_type", "Zip", "Image"), check.Given("code_signing_config_arn"))),
	},
	{
		ID: "lambda-signing-enforced", Family: check.SupplyChain, Severity: check.Medium,
		Title: "Lambda code signing only warns",
		Why:   "Code without a valid signature is logged and deployed all the same.",
		Mend: `resource "aws_lambda_code_signing_config" "this" {
  allowed_publishers {
    signing_profile_version_arns = [aws_signer_signing_profile.this.version_arn]
  }
  policies {
    untrusted_artifact_on_deployment = "Enforce"
  }
}`,
		Practices: []string{"SEC06-BP04"},
		Types:     []string{"aws_lambda_code_signing_config"},
		Look:      check.Want(check.OneOf("policies.untrusted_artifact_on_deployment", "Warn", "Enforce")),
	},
	{
		ID: "lambda-runtime-supported", Family: check.Misconfiguration, Severity: check.Medium,
		Title: "Lambda function runs on a retired runtime",
		Why:   "A retired runtime gets no more security updates, and soon the function cannot be changed any more.",
		Mend: `resource "aws_lambda_function" "this" {
  runtime = "python3.13"
}`,
		Practices: []string{"SEC06-BP01"},
		Aliases:   []string{"CKV_AWS_363", "Lambda.2"},
		Types:     []string{"aws_lambda_function"},
		Look:      check.Want(check.NoneOf("runtime", "", retired...)),
	},
	{
		ID: "lambda-url-authorized", Family: check.Access, Severity: check.High,
		Title: "Lambda function can be called by everyone through its URL",
		Why:   "The URL is public, and with no authorization the function answers whoever finds it.",
		Mend: `resource "aws_lambda_function_url" "this" {
  function_name      = aws_lambda_function.this.function_name
  authorization_type = "AWS_IAM"
}`,
		Practices: []string{"SEC03-BP07"},
		Aliases:   []string{"CKV_AWS_258"},
		Types:     []string{"aws_lambda_function_url"},
		Look:      check.Want(check.NoneOf("authorization_type", "AWS_IAM", "NONE")),
	},
	{
		ID: "lambda-url-origins", Family: check.Access, Severity: check.Medium,
		Title: "Lambda function's URL may be called in every way from every web page",
		Why:   "With CORS open to all origins, any page that a user visits can call the function from the user's browser.",
		Mend: `resource "aws_lambda_function_url" "this" {
  function_name      = aws_lambda_function.this.function_name
  authorization_type = "AWS_IAM"
  cors {
    allow_origins = ["https://orders.example"]
  }
}`,
		Practices: []string{"SEC05-BP03"},
		Aliases:   []string{"CKV2_AWS_75"},
		Types:     []string{"aws_lambda_function_url"},
		Look: check.Want(check.Every("cors", check.Or(
			check.Excludes("allow_origins", "*"),
			check.And(check.Excludes("allow_methods", "*"), check.False("allow_credentials", false))))),
	},
	{
		ID: "lambda-own-role", Family: check.Access, Severity: check.Low,
		Title: "Lambda function shares its role with another",
		Why:   "A role for several functions has the permissions of all of them: a hole in one is a hole in each.",
		Mend: `resource "aws_lambda_function" "this" {
  role = aws_iam_role.this.arn
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     []string{"aws_lambda_function"},
		Look:      ownFunctionRole,
	},
}, ownKeys(
	ownKey{ID: "lambda-customer-key", Noun: "Lambda function's environment", Type: "aws_lambda_function", Path: "kms_key_arn",
		When: check.Given("environment.variables"), Aliases: []string{"CKV_AWS_173"}},
)...)

func manySubnets(s *check.Subject) {
	v := s.Get("vpc_config.subnet_ids")
	if elements, complete := v.Elements(); complete && len(elements) == 1 {
		s.Fail(v, "the function runs in one subnet")
	}
}

// ownFunctionRole compares what is written as the role, references too.
func ownFunctionRole(s *check.Subject) {
	role := s.Get("role")
	text, known := role.Text("")
	if r, ok := role.Ref(); text == "" || !known && (!ok || r.Variable()) {
		return
	}
	for _, other := range s.World.Of("aws_lambda_function") {
		same, _ := other.Get("role").Text("")
		if other.Address != s.Address && other.Stack == s.Stack && same == text && config.Bare(other.Address) != config.Bare(s.Address) {
			s.Fail(role, "%s has the same role", other.Address)
			return
		}
	}
}
