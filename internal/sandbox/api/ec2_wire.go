package api

import (
	"bytes"
	"fmt"
	"net/http"
	"reflect"
)

// writeFlatXML writes EC2's form of an answer: no element around the result, and the request's id beside it.
func writeFlatXML(w http.ResponseWriter, c caller, namespace, action string, out any) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<%sResponse xmlns=%q><requestId>%s</requestId>", action, namespace, c.RequestID)
	encodeXML(&b, reflect.ValueOf(out), "item")
	fmt.Fprintf(&b, "</%sResponse>", action)
	w.Header().Set("Content-Type", "text/xml;charset=UTF-8")
	w.Write(b.Bytes())
}

// writeFlatXMLError writes EC2's form of an error.
func writeFlatXMLError(w http.ResponseWriter, c caller, e *Error) {
	var b bytes.Buffer
	b.WriteString("<Response><Errors><Error>")
	element(&b, "Code", func() { escape(&b, e.Code) })
	element(&b, "Message", func() { escape(&b, e.Message) })
	fmt.Fprintf(&b, "</Error></Errors><RequestID>%s</RequestID></Response>", c.RequestID)
	w.Header().Set("Content-Type", "text/xml;charset=UTF-8")
	w.WriteHeader(e.status())
	w.Write(b.Bytes())
}
