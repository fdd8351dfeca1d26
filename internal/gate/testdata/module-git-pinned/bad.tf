module "bad" {
  source = "git::https://git.example/network.git"
}

module "bad_branch" {
  source = "git::ssh://git@git.example/network.git//vpc?ref=main"
}

module "bad_github" {
  source = "github.com/example/network"
}
