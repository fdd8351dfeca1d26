resource "aws_ssoadmin_permission_set" "bad" {
  name             = "operators"
  instance_arn     = "arn:aws:sso:::instance/ssoins-1"
  session_duration = "PT8H"
}

resource "aws_ssoadmin_permission_set" "bad_minutes" {
  name             = "operators"
  instance_arn     = "arn:aws:sso:::instance/ssoins-1"
  session_duration = "PT61M"
}
