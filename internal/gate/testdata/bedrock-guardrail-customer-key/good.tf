resource "aws_kms_key" "own" {}

resource "aws_bedrock_guardrail" "orders" {
  name                      = "orders"
  blocked_input_messaging   = "no"
  blocked_outputs_messaging = "no"
  kms_key_arn               = aws_kms_key.own.arn
}
