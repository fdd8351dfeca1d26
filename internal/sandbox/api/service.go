package api

import (
	"context"
	"net/http"
)

// service is one AWS service: its names in the protocols, and its operations.
type service struct {
	// signing is the name requests are signed with: ecs, monitoring, elasticloadbalancing.
	signing string
	// target is what comes before the operation in X-Amz-Target, and in the path of rpc-v2-cbor.
	target string
	// namespace is the xmlns of the answers of the query protocol.
	namespace string
	// flat is EC2's form of the query protocol (see writeFlatXML).
	flat       bool
	operations map[string]operation
	routes     *http.ServeMux
}

// operation reads its input with decode and returns its output.
type operation func(ctx context.Context, c caller, decode func(into any) error) (any, error)

func newService(signing, target, namespace string) *service {
	return &service{
		signing: signing, target: target, namespace: namespace,
		operations: map[string]operation{}, routes: http.NewServeMux(),
	}
}

// handle adds an operation, for the JSON, query and CBOR protocols alike. In
// and Out are structs; their fields are named on the wire by their json tags
// (else by their own names), in every protocol. Times are of type Time. The
// element name of a list in the query protocol is "member", or EC2's "item",
// unless an xml tag gives another.
func handle[In, Out any](s *service, name string, do func(context.Context, caller, In) (Out, error)) {
	s.operations[name] = func(ctx context.Context, c caller, decode func(any) error) (any, error) {
		var in In
		if err := decode(&in); err != nil {
			return nil, &Error{Code: "SerializationException", Message: err.Error()}
		}
		return do(ctx, c, in)
	}
}

// run carries out one operation; one that is not there answers an error that names it.
func (s *service) run(ctx context.Context, c caller, name string, decode func(any) error) (any, error) {
	do, ok := s.operations[name]
	if !ok {
		return nil, unknownOperation(s.signing, name)
	}
	return do(ctx, c, decode)
}
