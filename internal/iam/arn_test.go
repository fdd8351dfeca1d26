package iam

import "testing"

func TestResources(t *testing.T) {
	for _, tt := range []struct {
		resource          string
		everything, whole Answer
	}{
		{"*", Yes, Yes},
		{"**", Yes, Yes},
		{"arn:aws:*", Yes, Yes},
		{"arn:*:*:*:*:*", Yes, Yes},
		{"*:*", Yes, Yes},
		{"arn:aws:s3:::*", No, Yes},
		{"arn:aws:s3:::*/*", No, Yes},
		{"arn:aws:s3:::orders/*", No, No},
		{"arn:aws:s3:::orders*", No, No},
		{"arn:aws:iam::123456789012:role/*", No, Yes},
		{"arn:aws:iam::*:role/orders-*", No, No},
		{"arn:aws:iam::123456789012:user/${aws:username}", No, No},
		{"arn:aws:secretsmanager:*:*:secret:*", No, Yes},
		{"arn:aws:secretsmanager:*:*:secret:orders/*", No, No},
		{"arn:aws:sqs:us-east-1:123456789012:orders", No, No},
		{"arn:aws:sqs:us-east-1:123456789012:*", No, Yes},
		{"arn:aws:logs:*:*:log-group:/aws/lambda/orders:*", No, No},
		{"arn:aws:execute-api:us-east-1:123456789012:abcdef/*", No, No},
		{"\uE0000\uE001", No, No},
		{"\uE0000\uE001/*", No, No},
		{"\uE002", Unknown, Unknown},
		{"arn:aws:s3:::\uE002/*", No, No},
		{"", No, No},
		{"orders", No, No},
		{"arn:aws:nothing:us-east-1:123456789012:arn/*", No, No},
	} {
		if got := Everything(tt.resource); got != tt.everything {
			t.Errorf("%q is everything: %v, want %v", tt.resource, got, tt.everything)
		}
		if got := Whole(tt.resource); got != tt.whole {
			t.Errorf("%q is whole: %v, want %v", tt.resource, got, tt.whole)
		}
	}
}
