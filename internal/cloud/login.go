package cloud

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ecr"
)

// Login is what it takes to push to the account's registry.
type Login struct {
	// Host is the registry's host, with a port if it needs one. An image goes to <host>/<repository>:<tag>.
	Host     string
	User     string
	Password string
	// Insecure says that the registry speaks plain HTTP.
	Insecure bool
}

// Login asks ECR for a token. It is good for 12 hours.
func (c *Cloud) Login(ctx context.Context) (Login, error) {
	out, err := c.images.GetAuthorizationToken(ctx, &ecr.GetAuthorizationTokenInput{})
	if err != nil {
		return Login{}, explain(err)
	}
	if len(out.AuthorizationData) == 0 {
		return Login{}, errors.New("ECR gave no authorization token")
	}
	data := out.AuthorizationData[0]
	at, err := url.Parse(aws.ToString(data.ProxyEndpoint))
	if err != nil {
		return Login{}, fmt.Errorf("read ECR's endpoint: %w", err)
	}
	token, err := base64.StdEncoding.DecodeString(aws.ToString(data.AuthorizationToken))
	if err != nil {
		return Login{}, fmt.Errorf("read ECR's authorization token: %w", err)
	}
	user, password, _ := strings.Cut(string(token), ":")
	return Login{Host: at.Host, User: user, Password: password, Insecure: at.Scheme == "http"}, nil
}
