// Package cloud is flota's one way to AWS, through the AWS SDK. Given a
// sandbox's endpoint it speaks to that instead, by the same code: a sandbox
// takes the access key ID for the account.
package cloud

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/codepipeline"
	"github.com/aws/aws-sdk-go-v2/service/ecr"
	"github.com/aws/aws-sdk-go-v2/service/ecs"
	"github.com/aws/aws-sdk-go-v2/service/elasticloadbalancingv2"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/scheduler"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"flota.dev/flota/internal/diag"
)

const (
	// requestTimeout is for one try of one request, an upload included.
	requestTimeout = time.Minute
	// maxAttempts is how often the SDK's standard retryer tries a request that
	// was throttled or met a failure that passes.
	maxAttempts = 5
	// sandboxBackoff is the longest wait before another try in a sandbox, which throttles nobody.
	sandboxBackoff = 200 * time.Millisecond
	// idleConnections is how many connections to one host are kept: a fleet
	// deploy asks about many services at once.
	idleConnections = 64
)

// Config says where to work.
type Config struct {
	// Endpoint is the URL of a sandbox's API; empty for AWS.
	Endpoint string
	Account  string // twelve digits
	Region   string
	// Profile is a profile of the AWS configuration files; empty for the usual one.
	Profile string
	// Role is the ARN of an IAM role of the account that is assumed to work there; empty for none.
	Role string
}

// Cloud is one account and region of AWS, or of a sandbox.
type Cloud struct {
	endpoint string
	account  string
	region   string

	containers *ecs.Client
	objects    *s3.Client
	images     *ecr.Client
	balancers  *elasticloadbalancingv2.Client
	metrics    *cloudwatch.Client
	logs       *cloudwatchlogs.Client
	parameters *ssm.Client
	secrets    *secretsmanager.Client
	schedules  *scheduler.Client
	pipelines  *codepipeline.Client

	config      aws.Config // for services without a client of the SDK
	http        *http.Client
	definitions sync.Map // ARN of a task definition to *ecstypes.TaskDefinition, which never changes
}

// New connects to an account. On AWS it makes sure that there are credentials,
// and that they are for that account. Errors are *diag.Error; without
// credentials that work they ask for exit code 12.
func New(ctx context.Context, c Config) (*Cloud, error) {
	cfg, err := configure(ctx, c)
	if err != nil {
		return nil, err
	}
	if c.Role != "" {
		cfg.Credentials = assumed(cfg, c.Role)
	}
	if c.Endpoint == "" {
		if err := identify(ctx, cfg, c.Account); err != nil {
			return nil, err
		}
	}
	out := &Cloud{
		endpoint: c.Endpoint, account: c.Account, region: c.Region,
		containers: ecs.NewFromConfig(cfg),
		objects:    s3.NewFromConfig(cfg, func(o *s3.Options) { o.UsePathStyle = c.Endpoint != "" }),
		images:     ecr.NewFromConfig(cfg),
		balancers:  elasticloadbalancingv2.NewFromConfig(cfg),
		metrics:    cloudwatch.NewFromConfig(cfg),
		logs:       cloudwatchlogs.NewFromConfig(cfg),
		parameters: ssm.NewFromConfig(cfg),
		secrets:    secretsmanager.NewFromConfig(cfg),
		schedules:  scheduler.NewFromConfig(cfg),
		pipelines:  codepipeline.NewFromConfig(cfg),
		config:     cfg,
		http:       http.DefaultClient,
	}
	if c.Endpoint != "" {
		out.http = &http.Client{Transport: newResolver(c.Endpoint)}
	}
	return out, nil
}

func configure(ctx context.Context, c Config) (aws.Config, error) {
	client := awshttp.NewBuildableClient().WithTimeout(requestTimeout).WithTransportOptions(func(t *http.Transport) {
		t.MaxIdleConnsPerHost = idleConnections
	})
	if c.Endpoint != "" {
		return aws.Config{
			Region: c.Region, BaseEndpoint: &c.Endpoint, HTTPClient: client,
			Credentials: sandboxKey(c.Account),
			Retryer:     func() aws.Retryer { return newRetryer(true) },
		}, nil
	}
	options := []func(*config.LoadOptions) error{
		config.WithRegion(c.Region), config.WithHTTPClient(client), config.WithRetryMaxAttempts(maxAttempts),
	}
	if c.Profile != "" {
		options = append(options, config.WithSharedConfigProfile(c.Profile))
	}
	cfg, err := config.LoadDefaultConfig(ctx, options...)
	if err != nil {
		return cfg, &diag.Error{
			What: fmt.Sprintf("the AWS configuration cannot be read: %v", err),
			Hint: "aws configure list", Exit: diag.NoCredentials, Err: err,
		}
	}
	return cfg, nil
}

// sandboxKey returns credentials whose access key ID is the account.
func sandboxKey(account string) aws.CredentialsProvider {
	return aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: account, SecretAccessKey: "sandbox", Source: "sandbox"}, nil
	})
}

// identify makes sure that the credentials belong to the account.
func identify(ctx context.Context, cfg aws.Config, account string) error {
	if _, err := cfg.Credentials.Retrieve(ctx); err != nil {
		if refused, ok := errors.AsType[*diag.Error](err); ok {
			return refused // a role cannot be assumed
		}
		return &diag.Error{
			What: "there are no AWS credentials",
			Hint: "aws configure sso && aws sso login; or, to work without AWS: flota sandbox up",
			Exit: diag.NoCredentials, Err: err,
		}
	}
	who, err := sts.NewFromConfig(cfg).GetCallerIdentity(ctx, nil)
	if err != nil {
		return explain(err)
	}
	if got := aws.ToString(who.Account); account != "" && got != account {
		return &diag.Error{
			What: fmt.Sprintf("the AWS credentials are for account %s, and this needs account %s", got, account),
			Hint: "choose a profile of that account: export AWS_PROFILE=…",
			Exit: diag.NoCredentials,
		}
	}
	return nil
}
