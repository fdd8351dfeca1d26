resource "aws_ssoadmin_permission_set" "operators" {
  name             = "operators"
  instance_arn     = "arn:aws:sso:::instance/ssoins-1"
  session_duration = "PT1H"
}

resource "aws_ssoadmin_permission_set" "default" {
  name         = "operators"
  instance_arn = "arn:aws:sso:::instance/ssoins-1"
}
