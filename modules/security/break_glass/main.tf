# For the day on which pipelines, single sign-on or policies are what is broken.
resource "aws_iam_role" "this" {
  name                 = "${var.fleet}-break-glass"
  description          = "Everything, for an hour, in an emergency. Whoever takes it is told of to all"
  max_session_duration = 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "NamedPeopleWithASecondFactor"
      Effect    = "Allow"
      Principal = { AWS = sort(tolist(var.principals)) }
      Action    = "sts:AssumeRole"
      Condition = {
        Bool            = { "aws:MultiFactorAuthPresent" = "true" }
        NumericLessThan = { "aws:MultiFactorAuthAge" = "3600" }
      }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "this" {
  # flota:waive iam-no-administrator-access what an emergency needs is not known before; a second factor, an hour and an alarm are the limits

  role       = aws_iam_role.this.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
