resource "aws_bedrock_guardrail" "bad" {
  name                      = "orders"
  blocked_input_messaging   = "no"
  blocked_outputs_messaging = "no"
}

resource "aws_bedrock_guardrail" "bad_2" {
  name                      = "orders"
  blocked_input_messaging   = "no"
  blocked_outputs_messaging = "no"
  kms_key_arn               = "alias/aws/orders"
}
