resource "aws_codegurureviewer_repository_association" "bad" {
  repository {
    codecommit {
      name = "orders"
    }
  }
}
