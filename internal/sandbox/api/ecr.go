package api

import (
	"context"
	"encoding/base64"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// tokenLasts is how long ECR's tokens are good (Amazon ECR API, GetAuthorizationToken).
const tokenLasts = 12 * time.Hour

// ecr is Amazon Elastic Container Registry: repositories as Terraform made
// them, images as they were pushed to the registry under /v2/.
func (a *API) ecr() *service {
	s := newService("ecr", "AmazonEC2ContainerRegistry_V20150921", "")
	handle(s, "GetAuthorizationToken", a.getAuthorizationToken)
	handle(s, "DescribeRepositories", a.describeRepositories)
	handle(s, "DescribeImages", a.describeImages)
	handle(s, "ListImages", a.listImages)
	handle(s, "BatchGetImage", a.batchGetImage)
	return s
}

// ecrRepository is a view of aws_ecr_repository, whose ID is the name.
type ecrRepository struct {
	ARN        string `json:"arn"`
	Name       string `json:"name"`
	URL        string `json:"repository_url"`
	Mutability string `json:"image_tag_mutability"`
	Scanning   []struct {
		OnPush bool `json:"scan_on_push"`
	} `json:"image_scanning_configuration"`
	Encryption []struct {
		Type string `json:"encryption_type"`
		Key  string `json:"kms_key"`
	} `json:"encryption_configuration"`
}

// repositoryRules tells the registry which repositories there are. Docker's
// protocol names no account, so a repository of any account will do.
func (a *API) repositoryRules(name string) (immutable, found bool) {
	for _, r := range a.Store.List("aws_ecr_repository", "", "") {
		if r.Attributes["name"] == name {
			return r.Attributes["image_tag_mutability"] == "IMMUTABLE", true
		}
	}
	return false, false
}

type authorizationTokens struct {
	Data []authorizationToken `json:"authorizationData"`
}

type authorizationToken struct {
	Token    string `json:"authorizationToken"`
	Expires  Time   `json:"expiresAt"`
	Endpoint string `json:"proxyEndpoint"`
}

func (a *API) getAuthorizationToken(_ context.Context, c caller, _ struct{}) (authorizationTokens, error) {
	// The registry asks for no password; clients need one to send.
	token := base64.StdEncoding.EncodeToString([]byte("AWS:sandbox"))
	return authorizationTokens{Data: []authorizationToken{{
		Token: token, Expires: Time{time.Now().Add(tokenLasts)}, Endpoint: c.Endpoint,
	}}}, nil
}

type describeRepositoriesInput struct {
	Names      []string `json:"repositoryNames"`
	MaxResults int      `json:"maxResults"`
	NextToken  string   `json:"nextToken"`
}

type describeRepositoriesOutput struct {
	Repositories []repositoryOutput `json:"repositories"`
	NextToken    string             `json:"nextToken,omitempty"`
}

type repositoryOutput struct {
	ARN        string           `json:"repositoryArn"`
	RegistryID string           `json:"registryId"`
	Name       string           `json:"repositoryName"`
	URI        string           `json:"repositoryUri"`
	Mutability string           `json:"imageTagMutability"`
	Scanning   *scanOutput      `json:"imageScanningConfiguration,omitempty"`
	Encryption *encryptOnOutput `json:"encryptionConfiguration,omitempty"`
}

type scanOutput struct {
	OnPush bool `json:"scanOnPush"`
}

type encryptOnOutput struct {
	Type string `json:"encryptionType"`
	Key  string `json:"kmsKey,omitempty"`
}

func (a *API) describeRepositories(_ context.Context, c caller, in describeRepositoriesInput) (out describeRepositoriesOutput, err error) {
	records := a.Store.List("aws_ecr_repository", c.Account, c.Region)
	if len(in.Names) > 0 {
		records = records[:0]
		for _, name := range in.Names {
			r, err := a.ecrRecord(c, name)
			if err != nil {
				return out, err
			}
			records = append(records, r)
		}
	}
	all := make([]repositoryOutput, 0, len(records))
	for _, r := range records {
		v, err := store.Decode[ecrRepository](r)
		if err != nil {
			return out, err
		}
		all = append(all, v.output(r.Account))
	}
	out.Repositories, out.NextToken, err = page(all, in.MaxResults, 100, in.NextToken)
	return out, err
}

func (v ecrRepository) output(account string) repositoryOutput {
	out := repositoryOutput{ARN: v.ARN, RegistryID: account, Name: v.Name, URI: v.URL, Mutability: v.Mutability}
	for _, s := range v.Scanning {
		out.Scanning = &scanOutput{OnPush: s.OnPush}
	}
	for _, e := range v.Encryption {
		out.Encryption = &encryptOnOutput{Type: e.Type, Key: e.Key}
	}
	return out
}

func (a *API) ecrRecord(c caller, name string) (store.Record, error) {
	r, err := a.Store.Get(store.Key{Account: c.Account, Region: c.Region, Type: "aws_ecr_repository", ID: name})
	if err != nil {
		return r, failf("RepositoryNotFoundException", "The repository with name '%s' does not exist in the registry with id '%s'", name, c.Account)
	}
	return r, nil
}
