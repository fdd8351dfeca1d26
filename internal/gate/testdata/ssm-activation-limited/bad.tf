resource "aws_ssm_activation" "bad_many" {
  iam_role           = "shop"
  registration_limit = 1000
}
