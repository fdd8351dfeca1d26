package api

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strings"

	"flota.dev/flota/internal/sandbox/appspec"
	"flota.dev/flota/internal/sandbox/deployer"
)

// revisionLocation is where the AppSpec of a deployment is: in the call itself,
// or in a bucket (API: RevisionLocation).
type revisionLocation struct {
	Type    string           `json:"revisionType"`
	Object  *deployer.Object `json:"s3Location,omitempty"`
	Content *appSpecContent  `json:"appSpecContent,omitempty"`
	String  *appSpecContent  `json:"string,omitempty"`
}

type appSpecContent struct {
	Content string `json:"content"`
	SHA256  string `json:"sha256,omitempty"`
}

// longestAppSpec is how much of an object is read, in bytes.
const longestAppSpec = 256 << 10

// appSpec reads the AppSpec of a revision, and returns its text too.
func (a *API) appSpec(r *revisionLocation) (spec appspec.Spec, text string, err error) {
	if r == nil {
		return spec, "", failf("RevisionRequiredException", "A revision is required.")
	}
	if text, err = a.appSpecText(r); err != nil {
		return spec, "", err
	}
	if spec, err = appspec.Parse(text); err != nil {
		return spec, "", failf("InvalidRevisionException", "%v", err)
	}
	return spec, text, nil
}

func (a *API) appSpecText(r *revisionLocation) (string, error) {
	content := r.Content
	if content == nil {
		content = r.String
	}
	switch {
	case r.Type == "S3" && r.Object != nil:
		return a.appSpecObject(*r.Object)
	case r.Type != "AppSpecContent" && r.Type != "String" || content == nil:
		return "", failf("InvalidRevisionException", "The sandbox takes a revision as AppSpecContent, or as S3.")
	}
	sum := sha256.Sum256([]byte(content.Content))
	if content.SHA256 != "" && !strings.EqualFold(content.SHA256, hex.EncodeToString(sum[:])) {
		return "", failf("InvalidRevisionException", "The sha256 is not that of the AppSpec content.")
	}
	return content.Content, nil
}

// appSpecObject reads an AppSpec out of a bucket. For ECS it is a file of its
// own, not one in an archive.
func (a *API) appSpecObject(o deployer.Object) (string, error) {
	if o.Bundle != "YAML" && o.Bundle != "JSON" {
		return "", failf("InvalidRevisionException", "The bundle type of an AppSpec for Amazon ECS is YAML or JSON.")
	}
	body, _, _, _, err := a.Buckets.Object(o.Bucket, o.Key)
	if errors.Is(err, ErrNoObject) {
		return "", failf("RevisionDoesNotExistException", "There is no %s in the bucket %s.", o.Key, o.Bucket)
	}
	if err != nil {
		return "", err
	}
	defer body.Close()
	text, err := io.ReadAll(io.LimitReader(body, longestAppSpec))
	return string(text), err
}

// revisionOf tells a deployment's revision as it was given.
func revisionOf(of deployer.CodeDeploy) revisionLocation {
	if of.Object != nil {
		return revisionLocation{Type: "S3", Object: of.Object}
	}
	return revisionLocation{Type: "AppSpecContent", Content: &appSpecContent{Content: of.AppSpec}}
}
