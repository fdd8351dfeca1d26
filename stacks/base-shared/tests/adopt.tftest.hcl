variables {
  fleet    = "cambio"
  account  = "111111111111"
  region   = "us-east-1"
  accounts = ["111111111111"]
}

provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["111111111111"]
}

run "bucket" {
  module {
    source = "./tests/bucket"
  }
}

run "apply_adopts_the_state_bucket" {
  command = apply

  variables {
    state_bucket = run.bucket.name
  }

  assert {
    condition     = output.state_bucket == "cambio-state-111111111111-us-east-1"
    error_message = "The bucket that is there must become the stack's."
  }
}
