resource "aws_ssm_activation" "one" {
  iam_role = "shop"
}

resource "aws_ssm_activation" "few" {
  iam_role           = "shop"
  registration_limit = 20
}
