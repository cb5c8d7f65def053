import { Button } from '#ui/button.tsx'

/** "Lưu và làm tiếp sau", beside the button that leads on. */
export const SaveLater = () => (
  <Button kind="ghost" name="do" value="save">
    Lưu, làm tiếp sau
  </Button>
)
