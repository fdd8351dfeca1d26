package script

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/rogpeppe/go-internal/testscript"
)

// attested REPOSITORY checks that each image of a repository of the
// sandbox has its attestations beside it, and that each of them is about that
// image and signed with the key of KMS that get-public-key has just
// written to stdout.
func attested(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && len(args) == 1, "attested REPOSITORY")
	var key struct{ PublicKey []byte }
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &key))
	public, err := x509.ParsePKIXPublicKey(key.PublicKey)
	ts.Check(err)
	host := strings.TrimPrefix(stateOf(ts).API, "http://")
	repository, err := name.NewRepository(host+"/"+args[0], name.Insecure)
	ts.Check(err)
	tags, err := remote.List(repository)
	ts.Check(err)
	seen := 0
	for _, tag := range tags {
		digest, ok := strings.CutSuffix(tag, ".att")
		if !ok {
			continue
		}
		img, err := remote.Image(repository.Tag(tag))
		ts.Check(err)
		layers, err := img.Layers()
		ts.Check(err)
		for _, layer := range layers {
			ts.Check(verify(layer, public.(*ecdsa.PublicKey), strings.TrimPrefix(digest, "sha256-")))
			seen++
		}
	}
	if seen == 0 {
		ts.Fatalf("nothing is attested to in %s", args[0])
	}
}

// verify checks one envelope of DSSE (github.com/secure-systems-lab/dsse, protocol.md).
func verify(layer v1.Layer, key *ecdsa.PublicKey, digest string) error {
	r, err := layer.Uncompressed()
	if err != nil {
		return err
	}
	defer r.Close()
	body, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	var envelope struct {
		PayloadType string
		Payload     []byte
		Signatures  []struct{ Sig []byte }
	}
	var statement struct {
		Subject []struct{ Digest map[string]string }
	}
	if err := json.Unmarshal(body, &envelope); err != nil {
		return err
	}
	if err := json.Unmarshal(envelope.Payload, &statement); err != nil {
		return err
	}
	if len(envelope.Signatures) != 1 {
		return fmt.Errorf("%d signatures, want 1", len(envelope.Signatures))
	}
	signed := fmt.Sprintf("DSSEv1 %d %s %d %s", len(envelope.PayloadType), envelope.PayloadType, len(envelope.Payload), envelope.Payload)
	sum := sha256.Sum256([]byte(signed))
	if !ecdsa.VerifyASN1(key, sum[:], envelope.Signatures[0].Sig) {
		return fmt.Errorf("the signature is not of the key: %s", body)
	}
	if len(statement.Subject) != 1 || statement.Subject[0].Digest["sha256"] != digest {
		return fmt.Errorf("it is about %v, want %s", statement.Subject, digest)
	}
	return nil
}
