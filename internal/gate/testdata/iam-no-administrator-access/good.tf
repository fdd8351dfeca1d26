resource "aws_iam_role_policy_attachment" "orders" {
  role       = "orders"
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role_policy_attachment" "own" {
  role       = "orders"
  policy_arn = "arn:aws:iam::111122223333:policy/AdministratorAccess"
}
